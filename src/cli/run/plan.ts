import type { CheckDefinition } from "../../harness/index.ts";
import type { Effort } from "../../model/profile.ts";

/** What a run would do: the checks of each chapter, counted; with `verbose` their ids too. */
export function renderPlan(
  checks: readonly CheckDefinition[],
  effort: Effort,
  claims: readonly string[],
  verbose: boolean,
): string {
  const chapters = [...new Set(checks.map(({ identity }) => identity.chapter))];
  const widest = Math.max(...chapters.map((name) => name.length), 0);
  const rows = chapters.flatMap((name) => {
    const members = checks.filter(({ identity }) => identity.chapter === name);
    return [
      `  ${name.padEnd(widest)}  ${String(members.length).padStart(5)}${unclaimed(members, claims)}`,
      ...(verbose ? members.map(({ identity }) => `    ${identity.check}`) : []),
    ];
  });
  const total = `${checks.length} ${checks.length === 1 ? "check" : "checks"} would run at effort ${effort}`;
  return [`${total}; nothing was sent.`, "", ...rows, ""].join("\n");
}

function unclaimed(checks: readonly CheckDefinition[], claims: readonly string[]): string {
  const count = checks.filter(({ claim }) => claim !== undefined && !claims.includes(claim)).length;
  return count === 0 ? "" : `  (${count} inapplicable: not claimed)`;
}
