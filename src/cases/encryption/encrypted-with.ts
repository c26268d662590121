import { ALGORITHM } from "../minimal-request.ts";
import type { KeySymbol } from "../placeholder.ts";
import type { CaseFacts } from "../request-schema.ts";
import type { Row } from "../row.ts";

/** The rows that name an algorithm, or those that name none. */
export function encryptedWith(rows: readonly Row[], algorithm: string | undefined): readonly Row[] {
  return rows.filter((row) => row.parameters[ALGORITHM] === algorithm);
}

/** Each kind of key once, by its name, with an algorithm that works with it. */
export function keyKinds(
  facts: CaseFacts,
): readonly { readonly name: KeySymbol; readonly algorithm: string }[] {
  const firstOf = new Map(
    Object.entries(facts.algorithmKeys)
      .toReversed()
      .map(([algorithm, symbol]) => [symbol, algorithm]),
  );
  return [...firstOf].map(([name, algorithm]) => ({ name, algorithm }));
}
