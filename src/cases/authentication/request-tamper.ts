import type { SignedRequest } from "../../model/exchange.ts";
import type { Effort } from "../../model/profile.ts";

/** A change of a request that was rightly signed. */
export interface RequestTamper {
  readonly name: string;
  readonly alter: (request: SignedRequest) => SignedRequest;
  readonly effort: Effort;
}

/** Makes a tamper; its effort is `standard` unless said. */
export function tamper(
  name: string,
  alter: (request: SignedRequest) => SignedRequest,
  effort: Effort = "standard",
): RequestTamper {
  return { name, alter, effort };
}

/** The request over a connection of its own: who looks at a connection and not at each request meets it there for the first time. */
export function onOwnConnection(request: SignedRequest): SignedRequest {
  return { ...request, ownConnection: true };
}
