import type { Effort } from "../../model/profile.ts";

/** A timestamp that is so many seconds off the endpoint's time. */
export interface TimestampOffset {
  readonly name: string;
  readonly seconds: number;
  readonly effort: Effort;
}

/** More than five minutes off: at the edge, by eight hours as the vendor's own clocks are ahead of UTC, by a day, by a year. */
export const untimelyOffsets: readonly TimestampOffset[] = [
  ...[-315, 315, 330, -660, 28_800, -90_000, 90_000].map((seconds) => offset(seconds, "standard")),
  ...[-330, 660, -28_800, -31_622_400].map((seconds) => offset(seconds, "thorough")),
];

/** Less than five minutes off. */
export const timelyOffsets: readonly TimestampOffset[] = [
  ...[-285, 285].map((seconds) => offset(seconds, "standard")),
  ...[-270, -150, 150, 270].map((seconds) => offset(seconds, "thorough")),
];

function offset(seconds: number, effort: Effort): TimestampOffset {
  return { name: `${seconds}`, seconds, effort };
}
