import { createEndpoint, type Endpoint, type EndpointOptions, serve } from "../../emulator/index.ts";
import { ask } from "../../emulator/testing/caller.ts";
import type { Profile } from "../../model/profile.ts";

/** One request as it arrived: its action, its KeyId or Alias where it names one. */
export interface Arrived {
  readonly action: string;
  readonly about: string;
}

/** The reference on a port, with the list of everything that arrives at it. */
export interface RecordingEndpoint {
  readonly url: string;
  readonly facts: Endpoint["facts"];
  /** A profile of it that claims nothing special and names no key. */
  readonly profile: Profile;
  /** Asks it without being recorded; gives the members of Response. */
  readonly tell: (action: string, parameters: object) => Promise<Readonly<Record<string, unknown>>>;
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
  return {
    url,
    facts: endpoint.facts,
    profile: profileOf(endpoint, url),
    tell: async (action, parameters) =>
      (await ask(endpoint, { action, parameters: { ...parameters } })).fields,
    arrived,
    [Symbol.asyncDispose]: close,
  };
}

function profileOf({ facts }: Endpoint, endpoint: string): Profile {
  return {
    name: "an endpoint that records",
    endpoint,
    region: facts.region,
    credentials: facts.credentials,
    claims: ["GenerateDataKey", "Decrypt"],
    fixtures: {},
    triggers: {},
    pace: { requestsPerSecond: Number.POSITIVE_INFINITY, concurrency: 8 },
    timeout: 10_000,
    deviations: [],
  };
}

/** Actions that change no key. */
const reading: ReadonlySet<string> = new Set(["GenerateDataKey", "Decrypt", "DescribeKey", "ListKeyDetail"]);

/** What has arrived and could change a key. */
export function controlsIn(arrived: readonly Arrived[]): readonly Arrived[] {
  return arrived.filter(({ action }) => !reading.has(action));
}

function subjectOf(body: string): string {
  const [, subject = ""] = /"(?:KeyId|Alias|SearchKeyAlias)": *"([^"]*)"/.exec(body) ?? [];
  return subject;
}
