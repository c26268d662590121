import { ExitCode, HarnessError } from "../model/errors.ts";

/** The run would send more requests than it was allowed: nothing more was sent. */
export class RequestCapReached extends HarnessError {
  readonly code = "request-cap";
  readonly exitCode = ExitCode.notJudged;

  constructor() {
    // Without a number: what a client may send is less than what the user allowed, for the controls have their share.
    super(
      "the request cap is reached and nothing more was sent; raise --max-requests or choose a smaller --effort",
    );
  }
}

/** What a client sent: `total` counts everything that went out, `retried` how much of that was sent again. */
export interface Totals {
  readonly total: number;
  readonly retried: number;
}

/** Counts requests before they are sent and refuses those beyond a cap. */
export interface Ledger {
  /** Throws RequestCapReached when one more would be too many. */
  first(): void;
  /** The same for a request that is sent again. */
  again(): void;
  totals(): Totals;
}

/** A ledger that refuses every request after `maxRequests`. */
export function createLedger(maxRequests: number): Ledger {
  let total = 0;
  let retried = 0;
  const first = (): void => {
    if (total >= maxRequests) throw new RequestCapReached();
    total += 1;
  };
  return {
    first,
    again: () => {
      first();
      retried += 1;
    },
    totals: () => ({ total, retried }),
  };
}
