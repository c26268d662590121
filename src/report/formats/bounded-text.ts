import type { Verdict } from "../../model/verdict.ts";
import { nameOf } from "../check-name.ts";
import { shorten } from "../columns.ts";
import { plainLine } from "../plain-text.ts";

/** The longest text that a format carries, in columns: an endpoint may send any length, a dashboard may not. */
export const longest = 2000;

/** Foreign text as one printable line of at most 2,000 columns; `fallback` where nothing printable is left. */
export function boundedLine(text: string, fallback = ""): string {
  return shorten(plainLine(text), longest) || fallback;
}

/** The sentence of a check with its row, never empty. */
export function boundedName(verdict: Verdict): string {
  return boundedLine(nameOf(verdict), boundedLine(verdict.check, "check"));
}
