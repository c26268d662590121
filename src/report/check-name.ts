import type { CheckIdentity } from "../model/verdict.ts";

const row = /\[([^\]]*)\]$/;

/** The row of the table that drives a check: `AES_192` of `GDK-11/refuse-other-values[AES_192]`, else undefined. */
export function rowOf(check: string): string | undefined {
  return row.exec(check)?.[1];
}

/** The sentence that a check tries, without the row: equal for all rows of one table. */
export function sentenceOf(identity: CheckIdentity): string {
  const name = rowOf(identity.check);
  const ending = ` [${name}]`;
  return name !== undefined && identity.title.endsWith(ending)
    ? identity.title.slice(0, -ending.length)
    : identity.title;
}

/** The sentence with its row, `refuse other values [AES_192]`: unique within a requirement. */
export function nameOf(identity: CheckIdentity): string {
  const name = rowOf(identity.check);
  return name === undefined ? identity.title : `${sentenceOf(identity)} [${name}]`;
}
