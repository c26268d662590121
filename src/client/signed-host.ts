import type { Call, Outcome } from "../model/exchange.ts";
import type { Endpoint } from "./endpoint.ts";
import { errorCodeOf } from "./error-code.ts";

const refusal = "AuthFailure.SignatureFailure";

/**
 * The host as the signature covers it. A Host header names a port that is not the scheme's own, and so does a signature
 * over it; the vendor's own clients leave the port out, and an endpoint may know only that. Which of the two it takes is
 * learnt by the first request that is signed as usual.
 */
export class SignedHost {
  #current: string;
  #other: string | undefined;

  constructor({ host, hostname }: Endpoint) {
    this.#current = host;
    this.#other = host === hostname ? undefined : hostname;
  }

  get current(): string {
    return this.#current;
  }

  /** Takes the other form of the host where a call was answered so that it may be the one; gives whether to send it again. */
  takeOther(call: Call, outcome: Outcome): boolean {
    if (this.#other === undefined || call.signing !== undefined || outcome.kind === "unanswered")
      return false;
    const refused = errorCodeOf(outcome, refusal) === refusal;
    if (refused) this.#current = this.#other;
    this.#other = undefined;
    return refused;
  }

  /** Goes back to the Host header's own form, since the other was refused as well. */
  settle({ host }: Endpoint, outcome: Outcome): void {
    if (errorCodeOf(outcome, refusal) === refusal) this.#current = host;
  }
}
