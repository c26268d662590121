import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { EndpointOptions } from "../../emulator/index.ts";
import type { Call } from "../../model/exchange.ts";
import type { Effort, Profile } from "../../model/profile.ts";
import type { Level } from "../../model/requirement.ts";
import { Act } from "../act/act.ts";
import type { CheckBody, CheckDefinition } from "../check/definition.ts";
import { startEmbedded } from "../embedded.ts";
import { Session } from "../session/session.ts";
import type { SessionOptions } from "../session/session-options.ts";

/** What a test may have otherwise than a session of effort `standard` against the reference. */
export interface Otherwise extends EndpointOptions {
  readonly profile?: (profile: Profile) => Profile;
  readonly effort?: Effort;
  readonly seed?: number;
  readonly maxRequests?: number;
  readonly har?: boolean;
}

const closers: (() => Promise<void>)[] = [];

/** Ends every endpoint and session that this file has opened; for `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

/** The options of a session against an endpoint of its own. */
export async function optionsFor(otherwise: Otherwise = {}): Promise<SessionOptions> {
  const {
    profile = (own) => own,
    effort = "standard",
    seed = 1,
    maxRequests,
    har = false,
    ...endpoint
  } = otherwise;
  const embedded = await startEmbedded(endpoint);
  closers.push(embedded.close);
  const options = { profile: profile(embedded.profile), effort, seed, har };
  return maxRequests === undefined ? options : { ...options, maxRequests };
}

/** A session against an endpoint of its own. */
export async function sessionFor(otherwise: Otherwise = {}): Promise<Session> {
  const session = await Session.open(await optionsFor(otherwise));
  closers.push(() => session.close());
  return session;
}

/** What a check can do, against an endpoint of its own. */
export async function actFor(otherwise: Otherwise = {}): Promise<Act> {
  return new Act(await sessionFor(otherwise), "GDK-02/test");
}

/** A check of some level that does `act`, or one that holds throughout. */
export function checkOf(
  act: Extract<CheckBody, { kind: "act" }>["act"] | "throughout",
  more: { readonly level?: Level; readonly requirement?: string; readonly claim?: string } = {},
): CheckDefinition {
  const { level = "MUST", requirement = "GDK-02", claim } = more;
  const identity = {
    check: `${requirement}/test`,
    requirement,
    level,
    basis: "documented",
    chapter: "test",
    title: "test",
  } as const;
  const body: CheckBody = act === "throughout" ? { kind: "throughout" } : { kind: "act", act };
  const definition = { identity, effort: "smoke", body } as const;
  return claim === undefined ? definition : { ...definition, claim };
}

/** An answer that a plain endpoint gives, or nothing: the connection is cut. */
export type Plain =
  | { readonly status?: number; readonly body: unknown; readonly date?: string | false }
  | undefined;

/** An endpoint that answers every body as it is told, in no way of its own. Gives its URL and the bodies it got. */
export async function plainEndpoint(answer: (body: string) => Plain) {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    readBody(request).then((body) => {
      bodies.push(body);
      write(response, answer(body));
    });
  });
  const url = await new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
    });
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  closers.push(close);
  return { url, bodies, close };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function write(response: ServerResponse, answer: Plain): void {
  if (!answer) {
    response.destroy();
    return;
  }
  const { status = 200, date } = answer;
  response.sendDate = date !== false;
  response.writeHead(status, { "content-type": "application/json", ...(date ? { date } : {}) });
  response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
}

/** The body of a refusal. */
export function refusal(code: string, message = "no") {
  return { Response: { Error: { Code: code, Message: message }, RequestId: crypto.randomUUID() } };
}

/** A call of an action that needs no parameters. */
export const anyCall: Call = { parameters: { NumberOfBytes: 5 } };
