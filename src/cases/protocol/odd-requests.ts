import type { Call } from "../../model/exchange.ts";
import type { Effort } from "../../model/profile.ts";

/** A request of which the documents do not say what it gets: what differs from a plain good one. */
export interface OddRequest {
  readonly name: string;
  readonly call: Partial<Call>;
  readonly effort: Effort;
}

const unknownNames = Object.fromEntries(
  Array.from({ length: 70 }, (_, at) => [`UndefinedParameter${at}`, at]),
);

/** Requests that a careless service trips over: each may be granted or refused, and none is the service's own fault. */
export function oddRequests(): readonly OddRequest[] {
  return [
    odd("no-content-type", { contentType: null }),
    odd("unknown-region-and-language-with-list", {
      region: "xx-nowhere",
      language: "xx",
      parameters: { EncryptionContext: "[1]" },
    }),
    odd("unknown-region", { region: "xx-nowhere" }, "thorough"),
    odd("many-unknown-names", { parameters: unknownNames }),
    odd("half-of-a-surrogate-pair", {
      parameters: { EncryptionContext: '{"a":"\ud800","$where":"it\'s $1 {0} %s","a":"b.c"}' },
    }),
    odd("context-of-a-list", { parameters: { EncryptionContext: "[1]" } }, "thorough"),
    odd("context-of-a-text", { parameters: { EncryptionContext: '"a"' } }, "thorough"),
    odd("context-with-quotes", { parameters: { EncryptionContext: '{"a":"it\'s $1 {0} %s"}' } }, "thorough"),
    odd(
      "context-with-operators",
      { parameters: { EncryptionContext: '{"$where":"a.b","c.d":"$e"}' } },
      "thorough",
    ),
    odd("unknown-language", { language: "xx" }, "thorough"),
    odd("empty-region", { region: "" }, "thorough"),
    odd("query-with-name-twice", { method: "GET", query: "&KeySpec=AES_128&KeySpec=AES_256" }, "thorough"),
    odd("query-with-broken-escape", { method: "GET", query: "&KeySpec=%zz" }, "thorough"),
  ];
}

function odd(name: string, call: OddRequest["call"], effort: Effort = "standard"): OddRequest {
  return { name, call, effort };
}
