import type { Verdict } from "../model/verdict.ts";
import type { CheckDefinition } from "./definition.ts";
import { execute } from "./execute.ts";
import { lanesFor } from "./lanes.ts";
import { select } from "./select.ts";
import { Session, type SessionOptions } from "./session.ts";

/** What came of a run without vitest. */
export interface DirectRun {
  readonly verdicts: readonly Verdict[];
  readonly total: number;
  readonly retried: number;
}

/**
 * Runs checks in this thread without vitest: the same checks, the same order of chapters, the same concurrency, without
 * the time that a test runner takes. The kill matrix needs hundreds of runs.
 */
export async function runDirectly(
  checks: readonly CheckDefinition[],
  options: SessionOptions,
  only: readonly string[] = [],
): Promise<DirectRun> {
  const selected = select(checks, { effort: options.effort, only });
  const session = await Session.open(options);
  try {
    await session.control();
    const acts = selected.filter((definition) => definition.body.kind === "act");
    const lanes = lanesFor(options.profile.pace.concurrency);
    const verdicts: Verdict[] = [];
    for (const chapter of new Set(acts.map(({ identity }) => identity.chapter))) {
      const own = acts.filter(({ identity }) => identity.chapter === chapter);
      verdicts.push(...(await inLanes(own, lanes, (definition) => execute(definition, session))));
    }
    session.ledger.close();
    for (const definition of selected) {
      if (definition.body.kind === "throughout") verdicts.push(await execute(definition, session));
    }
    return { verdicts, ...session.totals() };
  } finally {
    await session.close();
  }
}

/** Does something for every value, at most `lanes` at a time; results in the order of the values. */
async function inLanes<T, R>(
  values: readonly T[],
  lanes: number,
  act: (value: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const queue = values.entries();
  const lane = async (): Promise<void> => {
    for (const [at, value] of queue) results.set(at, await act(value));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return values.flatMap((_, at) => results.get(at) ?? []);
}
