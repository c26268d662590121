import type { ControlResult } from "./control.ts";

/** Seconds of difference beyond which the service refuses a timestamp. */
const allowed = 300;

/** Seconds that a Date header may seem off for the time that its answer took. */
const leeway = 10;

/** Seconds of difference below which no right endpoint can find a timestamp expired, however slow the way to it is. */
const harmless = 240;

/** Whether clocks that differ so much explain why an endpoint finds a fresh timestamp expired; unknown ones do too. */
export function explainsExpiry(skew: number | undefined): boolean {
  return skew === undefined || Math.abs(skew) > harmless;
}

/**
 * The skew that checks may lean on, in seconds; `undefined` where nobody knows it. A Date header is not believed when
 * it is further off than an accepted timestamp can be: either it is wrong, or the time is not checked at all.
 */
export function knownSkew({ control, skew }: ControlResult): number | undefined {
  if (skew === undefined) return undefined;
  const authenticated = control.kind !== "refused" || !control.code.startsWith("AuthFailure");
  return authenticated && Math.abs(skew) > allowed + leeway ? undefined : Math.round(skew);
}

/** Whether a Date header speaks of clocks that differ by more than a timestamp may. */
export function isTooFar(skew: number | undefined): skew is number {
  return skew !== undefined && Math.abs(skew) > allowed;
}

/** Which clock is off by how much, in one sentence without a full stop. */
export function tellSkew(skew: number): string {
  const seconds = Math.round(Math.abs(skew));
  const amount = seconds < 600 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
  return `This machine's clock is ${amount} ${skew > 0 ? "behind" : "ahead of"} the endpoint's`;
}
