import { shorten } from "./columns.ts";
import { counted } from "./quantity.ts";

const barColumns = 20;

/**
 * How far a run is, on one line of at most `width` columns without a newline:
 * `[#####---------------] 132 of 604 checks, 3 violations`.
 */
export function renderProgress(done: number, total: number, violations: number, width: number): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const filled = Math.floor(share * barColumns);
  const bar = `[${"#".repeat(filled)}${"-".repeat(barColumns - filled)}]`;
  const text = `${done} of ${counted(total, "check")}, ${counted(violations, "violation")}`;
  // On a narrow terminal the numbers say more than the bar.
  return `${bar} ${text}`.length <= width ? `${bar} ${text}` : shorten(text, Math.max(1, width));
}
