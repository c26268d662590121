import type { Effort } from "../../model/profile.ts";

/** A date of the credential scope that is not that of the timestamp. */
export interface OtherDate {
  readonly name: string;
  /** Told when it is asked for: a run may go past midnight. */
  readonly date: () => string;
  readonly effort: Effort;
}

const oneDay = 86_400_000;
const dayOff = (days: number): string => new Date(Date.now() + days * oneDay).toISOString().slice(0, 10);

/** The days before and after, one of long ago, and none at all. */
export const otherDates: readonly OtherDate[] = [
  { name: "far", date: () => "2019-02-25", effort: "thorough" },
  { name: "no-date", date: () => "today", effort: "standard" },
  { name: "day-before", date: () => dayOff(-1), effort: "standard" },
  { name: "day-after", date: () => dayOff(1), effort: "standard" },
];
