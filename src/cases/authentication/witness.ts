import type { SignedRequest } from "../../model/exchange.ts";
import { readAuthorization } from "./authorization.ts";

/** A change of a request that remembers the signature that was right. */
export interface Witness {
  readonly alter: (request: SignedRequest) => SignedRequest;
  /** The signature of the latest request before it was altered; empty before the first. */
  readonly signature: () => string;
}

/** Watches a change, so that an answer can be searched for the signature that it spoilt. */
export function witness(alter: Witness["alter"]): Witness {
  let signature = "";
  return {
    alter: (request) => {
      signature = readAuthorization(request).signature;
      return alter(request);
    },
    signature: () => signature,
  };
}
