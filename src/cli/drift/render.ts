import type { CheckDefinition } from "../../harness/index.ts";
import type { Requirement } from "../../model/requirement.ts";
import { type Difference, requirementsCiting } from "../../spec/index.ts";
import { foldRows } from "../catalogue/folded.ts";

/** Every difference between a page and the specs, with the requirements and the checks that lean on that place. */
export function renderDrift(
  differences: readonly Difference[],
  requirements: readonly Requirement[],
  checks: readonly CheckDefinition[],
): string {
  const lines = differences.flatMap((difference) => {
    const citing = requirementsCiting(difference, requirements);
    const leaning = checks.filter(({ identity }) => citing.includes(identity.requirement));
    return [
      `${difference.path}: ${sentence(difference)}`,
      ...foldRows(leaning).map(({ pattern }) => `  checked by ${pattern}`),
      ...citing
        .filter((id) => !leaning.some(({ identity }) => identity.requirement === id))
        .map(uncheckedLine),
      ...(citing.length === 0 ? ["  no requirement cites it"] : []),
    ];
  });
  return [...lines, ""].join("\n");
}

function uncheckedLine(id: string): string {
  return `  stated in ${id}, which has no check`;
}

function sentence(difference: Difference): string {
  switch (difference.kind) {
    case "added":
      return difference.page === true
        ? "the page lists it, the specs do not"
        : `the page says ${JSON.stringify(difference.page)}, the specs say nothing`;
    case "removed":
      return difference.spec === true
        ? "the specs list it, the page does not"
        : `the page says nothing, the specs say ${JSON.stringify(difference.spec)}`;
    case "changed":
      return `the page says ${JSON.stringify(difference.page)}, the specs say ${JSON.stringify(difference.spec)}`;
    default:
      return difference satisfies never;
  }
}
