import type { CheckDefinition } from "../harness/index.ts";
import type { Task, Threads } from "./run.ts";
import type { Subject, SubjectResult } from "./subject.ts";

/**
 * Checks of MUST requirements that no mutant makes fail. A mutant's run ends with the first violation that is its own,
 * so a check that has not failed yet is tried alone on every mutant of its requirement, until one makes it fail.
 */
export async function findToothless(
  checks: readonly CheckDefinition[],
  subjects: readonly Subject[],
  results: readonly SubjectResult[],
  threads: Threads,
  trial: Pick<Task, "effort" | "seed">,
): Promise<readonly string[]> {
  const left = new Map<string, Set<string>>();
  const failed = new Set(
    results.flatMap(({ kind, violated }) => (kind === "mutant" ? violated : [])).map(idOf),
  );
  for (const { identity } of checks) {
    const { check, requirement, level } = identity;
    if (level === "MUST" && !failed.has(check))
      left.set(requirement, (left.get(requirement) ?? new Set()).add(check));
  }
  await threads.each(tasksFor(left, subjects, trial), ({ violated }) => {
    for (const { check, requirement } of violated) left.get(requirement)?.delete(check);
  });
  return [...left.values()].flatMap((ids) => [...ids]).toSorted();
}

function idOf({ check }: { readonly check: string }): string {
  return check;
}

/** Looks at what is left anew for every task, since the tasks before it may have made the rest fail. */
function* tasksFor(
  left: ReadonlyMap<string, ReadonlySet<string>>,
  subjects: readonly Subject[],
  trial: Pick<Task, "effort" | "seed">,
): Iterable<Task> {
  for (const [requirement, ids] of left) {
    for (const { kind, name, breaks } of subjects) {
      if (ids.size === 0) break;
      if (kind === "mutant" && breaks.includes(requirement))
        yield { kind, name, ...trial, only: [...ids], toTheEnd: true };
    }
  }
}
