import type { SignedRequest } from "../../model/exchange.ts";
import { readAuthorization } from "./authorization.ts";

/** A change of a request that remembers the signature that was right. */
export interface Witness {
  readonly alter: (request: SignedRequest) => SignedRequest;
  /** The signature of the latest request before it was altered; empty before the first. */
  readonly signature: () => string;
  /** The date of its scope, YYYY-MM-DD. */
  readonly date: () => string;
}

/** Watches a change, so that an answer can be searched for the signature that it spoilt. */
export function witness(alter: Witness["alter"]): Witness {
  let seen = { signature: "", date: "" };
  return {
    alter: (request) => {
      seen = readAuthorization(request);
      return alter(request);
    },
    signature: () => seen.signature,
    date: () => seen.date,
  };
}
