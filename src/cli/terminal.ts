import type { Output, Surroundings } from "./surroundings.ts";

/** Columns of output that goes to no terminal. */
const defaultColumns = 100;

/** Columns to write for. */
export function widthOf({ columns }: Output): number {
  return columns ?? defaultColumns;
}

/** Whether to write colours: on a terminal, unless NO_COLOR says no or FORCE_COLOR says yes. */
export function isColored({ stdout, environment }: Surroundings): boolean {
  if (environment["NO_COLOR"]) return false;
  const forced = environment["FORCE_COLOR"];
  return forced === undefined || forced === "" ? stdout.isTTY === true : forced !== "0";
}
