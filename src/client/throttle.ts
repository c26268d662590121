import type { Outcome } from "../model/exchange.ts";
import { errorCodeOf } from "./error-code.ts";

/** How often a request is sent in all while the endpoint answers that it comes too fast, or that it cannot serve just now. */
const MAX_TRIES = 8;
const TRIES_OF_UNAVAILABLE = 3;

const FIRST_PAUSE = 100;
const THROTTLED = "RequestLimitExceeded";
const UNAVAILABLE = "ServiceUnavailable";

/** Whether a request is to be sent again after so many tries, because its answer says that it is not the request's fault. */
export function isToBeTriedAgain(outcome: Outcome, tries: number): boolean {
  return (
    (tries < MAX_TRIES && (says(outcome, THROTTLED) || isOfTooMany(outcome))) ||
    (tries < TRIES_OF_UNAVAILABLE && says(outcome, UNAVAILABLE))
  );
}

/** Whether a gateway says so by its status alone: what has a code of the API says it by that. */
function isOfTooMany(outcome: Outcome): boolean {
  return outcome.kind === "answered" && outcome.status === 429 && errorCodeOf(outcome, "Code") === undefined;
}

/** Whether the answer has a code, or one of its kinds after a dot. */
function says(outcome: Outcome, wanted: string): boolean {
  const code = errorCodeOf(outcome, wanted);
  return code === wanted || code?.startsWith(`${wanted}.`) === true;
}

/**
 * Milliseconds to wait after the given number of throttled tries (from 1): 100 doubled each time,
 * and up to half as much again so that requests throttled together do not come back together.
 */
export function pauseAfter(tries: number): number {
  return FIRST_PAUSE * 2 ** (tries - 1) * (1 + Math.random() / 2);
}
