/** One figure over the rounds. */
export interface Spread {
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** The middle value; of an even count the mean of the two in the middle. Throws RangeError without values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) throw new RangeError("There is no median of no values.");
  const lower = sorted[Math.ceil(middle) - 1] ?? upper;
  return (lower + upper) / 2;
}

/** Median, minimum and maximum. Throws RangeError without values. */
export function spread(values: readonly number[]): Spread {
  return { median: median(values), minimum: Math.min(...values), maximum: Math.max(...values) };
}

/** How many times `part` goes into `whole`. Throws RangeError when `part` is not above 0. */
export function ratio(whole: number, part: number): number {
  if (part > 0) return whole / part;
  throw new RangeError(`Nothing can be compared with ${part}.`);
}
