import { createEndpoint, type EndpointFacts, type EndpointOptions, serve } from "../../emulator/index.ts";

/** One request as it arrived: its action, its KeyId or Alias where it names one. */
export interface Arrived {
  readonly action: string;
  readonly about: string;
}

/** The reference on a port, with the list of everything that arrives at it. */
export interface RecordingEndpoint {
  readonly url: string;
  readonly facts: EndpointFacts;
  readonly arrived: Arrived[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** Serves the reference, or what `options.rules` makes of it, and keeps who was asked for what. */
export async function serveRecording(options: EndpointOptions = {}): Promise<RecordingEndpoint> {
  const endpoint = createEndpoint(options);
  const arrived: Arrived[] = [];
  const { url, close } = await serve({
    ...endpoint,
    handle: (request) => {
      const action = request.headers["x-tc-action"] ?? "";
      arrived.push({ action, about: subjectOf(Buffer.from(request.body).toString("utf8")) });
      return endpoint.handle(request);
    },
  });
  return { url, facts: endpoint.facts, arrived, [Symbol.asyncDispose]: close };
}

function subjectOf(body: string): string {
  const [, subject = ""] = /"(?:KeyId|Alias|SearchKeyAlias)": *"([^"]*)"/.exec(body) ?? [];
  return subject;
}
