import type { Outcome } from "../model/exchange.ts";
import { errorCodeOf } from "./error-code.ts";

/** How often a request is sent in all while the endpoint answers that it comes too fast. */
export const MAX_TRIES = 8;

const FIRST_PAUSE = 100;
const CODE = "RequestLimitExceeded";
/** Whether the answer says RequestLimitExceeded, or one of its kinds after a dot. */
export function isThrottled(outcome: Outcome): boolean {
  const code = errorCodeOf(outcome, CODE);
  return code === CODE || code?.startsWith(`${CODE}.`) === true;
}

/**
 * Milliseconds to wait after the given number of throttled tries (from 1): 100 doubled each time,
 * and up to half as much again so that requests throttled together do not come back together.
 */
export function pauseAfter(tries: number): number {
  return FIRST_PAUSE * 2 ** (tries - 1) * (1 + Math.random() / 2);
}
