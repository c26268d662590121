import type { Requirement } from "../model/requirement.ts";
import type { MutantRow } from "./matrix.ts";

/** The mutants that break statements of one place of the documents. */
export interface StatementRow {
  /** The parameter or field where the place is a table of them, else the section. */
  readonly place: string;
  readonly mutants: number;
  readonly caught: number;
  /** Median number of the request that showed the first violation; absent when none was caught. */
  readonly firstRequest?: number;
}

/** Counts the mutants by the place of the first requirement that each breaks, in the order of the documents. */
export function byStatement(
  mutants: readonly MutantRow[],
  requirements: readonly Requirement[],
): readonly StatementRow[] {
  const placeOf = new Map(requirements.map((requirement) => [requirement.id, place(requirement)]));
  const places = [...new Set(placeOf.values())];
  return places.flatMap((name) => {
    const own = mutants.filter(({ breaks: [first = ""] }) => placeOf.get(first) === name);
    return own.length === 0 ? [] : statementRow(name, own);
  });
}

function place({ locator: { section, row } }: Requirement): string {
  return / Parameters$/.test(section) && row !== undefined ? row : section;
}

function statementRow(name: string, own: readonly MutantRow[]): StatementRow {
  const caught = own.filter(({ outcome }) => outcome === "caught");
  const firsts = caught
    .flatMap(({ firstRequest }) => firstRequest ?? [])
    .toSorted((one, other) => one - other);
  const firstRequest = firsts[Math.floor(firsts.length / 2)];
  const row = { place: name, mutants: own.length, caught: caught.length };
  return firstRequest === undefined ? row : { ...row, firstRequest };
}
