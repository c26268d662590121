import type { Headers } from "../../model/exchange.ts";

/** Names of headers that a signature covers beside those that it must. */
export interface SignedHeaders {
  readonly name: string;
  readonly headers: readonly string[];
}

const ALL: SignedHeaders = {
  name: "all",
  headers: ["content-type", "host", "user-agent", "x-tc-action", "x-tc-timestamp", "x-tc-version"],
};

/** More headers than content-type and host, one more and all that a request has. */
export const moreSignedHeaders: readonly SignedHeaders[] = [
  { name: "action", headers: ["content-type", "host", "x-tc-action"] },
  ALL,
];

/** Every header of a request, for a signature over all of them. */
export const allSignedHeaders: readonly string[] = ALL.headers;

/** A header to be signed whose value counts as it is, however long, with two spaces where they stand. */
export const spacedAgent: Headers = { "user-agent": `conformance/1  (${"long ".repeat(20)})` };
