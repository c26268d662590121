import { ALGORITHM } from "./minimal-request.ts";
import type { Row } from "./row.ts";

/** Rows of a table that have one of these faults; without any fault named, the valid rows. */
export function withFault(rows: readonly Row[], ...faults: readonly string[]): readonly Row[] {
  return rows.filter((row) =>
    faults.length === 0 ? row.faults.length === 0 : row.faults.some((fault) => faults.includes(fault)),
  );
}

/** Rows that name this algorithm; `undefined` selects those that name none. */
export function encryptedWith(rows: readonly Row[], algorithm: string | undefined): readonly Row[] {
  return rows.filter(({ parameters }) => parameters[ALGORITHM] === algorithm);
}
