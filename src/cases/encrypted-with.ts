import { ALGORITHM } from "./minimal-request.ts";
import type { Row } from "./row.ts";

/** The rows that name an algorithm, or those that name none. */
export function encryptedWith(rows: readonly Row[], algorithm: string | undefined): readonly Row[] {
  return rows.filter((row) => row.parameters[ALGORITHM] === algorithm);
}
