import type { Row } from "./row.ts";

/** Rows of a table that have one of these faults; without any fault named, the valid rows. */
export function withFault(rows: readonly Row[], ...faults: readonly string[]): readonly Row[] {
  return rows.filter((row) =>
    faults.length === 0 ? row.faults.length === 0 : row.faults.some((fault) => faults.includes(fault)),
  );
}
