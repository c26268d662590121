import type { CheckDefinition } from "../../harness/index.ts";

/** The checks of one table, or one check without a table. */
export interface Folded {
  /** The check's id, or the pattern that takes all rows of its table, as in `GDK-15/refuse-it[*]`. */
  readonly pattern: string;
  readonly checks: readonly CheckDefinition[];
}

/** Puts the rows of a table together, in the order of their first appearance. */
export function foldRows(checks: readonly CheckDefinition[]): readonly Folded[] {
  const tables = new Map<string, CheckDefinition[]>();
  for (const definition of checks) {
    const pattern = definition.identity.check.replace(/\[.*\]$/, "[*]");
    const rows = tables.get(pattern) ?? [];
    rows.push(definition);
    tables.set(pattern, rows);
  }
  return [...tables].map(([pattern, rows]) => ({ pattern, checks: rows }));
}
