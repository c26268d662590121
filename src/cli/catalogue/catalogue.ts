import type { CheckDefinition } from "../../harness/index.ts";
import type { Requirement } from "../../model/requirement.ts";

/** A requirement and the checks of one chapter that cite it. */
export interface Cited {
  readonly requirement: Requirement;
  readonly checks: readonly CheckDefinition[];
}

/** What is checked, by chapter and in the order of the documents, and what is not. */
export interface Catalogue {
  readonly chapters: readonly {
    readonly name: string;
    readonly cited: readonly Cited[];
  }[];
  /** Requirements that no check cites, for a reason that they give. */
  readonly excluded: readonly Requirement[];
}

/** Sorts checks under what they cite. `checks` may be a selection of all there are. */
export function catalogueOf(
  requirements: readonly Requirement[],
  checks: readonly CheckDefinition[],
): Catalogue {
  const names = [...new Set(checks.map(({ identity }) => identity.chapter))];
  const chapters = names.map((name) => {
    const own = checks.filter(({ identity }) => identity.chapter === name);
    const cited = requirements.map((requirement) => ({
      requirement,
      checks: own.filter(({ identity }) => identity.requirement === requirement.id),
    }));
    return { name, cited: cited.filter((entry) => entry.checks.length > 0) };
  });
  return {
    chapters,
    excluded: requirements.filter(({ excluded }) => excluded !== undefined),
  };
}

/** Ids of the requirements that have neither a check nor a reason why not: a hole in the suites. */
export function unexplained(
  requirements: readonly Requirement[],
  checks: readonly CheckDefinition[],
): readonly string[] {
  const cited = new Set(checks.map(({ identity }) => identity.requirement));
  return requirements
    .filter(({ id, excluded }) => !cited.has(id) && excluded === undefined)
    .map(({ id }) => id);
}
