import type { Outcome } from "../model/exchange.ts";

/** How often a request is sent in all while the endpoint answers that it comes too fast. */
export const MAX_TRIES = 8;

const FIRST_PAUSE = 100;
const CODE = "RequestLimitExceeded";
/** An error envelope is a few hundred bytes: nothing longer is worth reading twice. */
const LONGEST_ERROR = 8192;

/** Whether the answer says RequestLimitExceeded, or one of its kinds after a dot. */
export function isThrottled(outcome: Outcome): boolean {
  if (outcome.kind === "unanswered" || outcome.body.byteLength > LONGEST_ERROR) return false;
  const { buffer, byteOffset, byteLength } = outcome.body;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  if (!bytes.includes(CODE)) return false;
  const code = errorCode(bytes.toString("utf8"));
  return code === CODE || (typeof code === "string" && code.startsWith(`${CODE}.`));
}

function errorCode(text: string): unknown {
  try {
    return member(member(member(JSON.parse(text), "Response"), "Error"), "Code");
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * Milliseconds to wait after the given number of throttled tries (from 1): 100 doubled each time,
 * and up to half as much again so that requests throttled together do not come back together.
 */
export function pauseAfter(tries: number): number {
  return FIRST_PAUSE * 2 ** (tries - 1) * (1 + Math.random() / 2);
}
