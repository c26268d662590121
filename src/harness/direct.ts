import type { Measurements } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Ledger } from "../oracle/index.ts";
import type { CheckDefinition } from "./check/definition.ts";
import { lanesFor } from "./lanes.ts";
import { select } from "./selection/select.ts";
import { Session } from "./session/session.ts";
import type { SessionOptions } from "./session/session-options.ts";
import { execute } from "./verdict/execute.ts";
import { sendersOf } from "./verdict/throughout.ts";

/** What came of a run without vitest. */
export interface DirectRun {
  readonly verdicts: readonly Verdict[];
  readonly total: number;
  readonly retried: number;
  readonly measurements: Measurements;
  /** Every breach of what holds for every answer. */
  readonly breaches: readonly SentBreach[];
}

/** A breach by the requirement that it is of, and the ids of the checks whose requests it took to show it. */
export interface SentBreach {
  readonly requirement: string;
  readonly checks: readonly string[];
}

/** Which checks are run, and until when. */
export interface DirectSelection {
  /** Patterns over check id, requirement id or chapter; none takes every check. */
  readonly only?: readonly string[];
  /** Asked after every check: none that sends anything is begun once it says so. */
  readonly enough?: (verdict: Verdict, ledger: Ledger) => boolean;
}

/**
 * Runs checks in this thread without vitest: the same checks, the same order, the same concurrency, without
 * the time that a test runner takes. The kill matrix needs hundreds of runs.
 */
export async function runDirectly(
  checks: readonly CheckDefinition[],
  options: SessionOptions,
  { only = [], enough = () => false }: DirectSelection = {},
): Promise<DirectRun> {
  const selected = select(checks, { effort: options.effort, only });
  const session = await Session.open(options);
  try {
    await session.control();
    const acts = selected.filter((definition) => definition.body.kind === "act");
    const lanes = lanesFor(options.profile.pace.concurrency);
    const verdicts: Verdict[] = [];
    let over = false;
    const run = async (definition: CheckDefinition): Promise<void> => {
      if (over) return;
      const verdict = await execute(definition, session);
      verdicts.push(verdict);
      over ||= enough(verdict, session.ledger);
    };
    await inLanes(
      acts.filter(({ alone }) => !alone),
      lanes,
      run,
    );
    await inLanes(
      acts.filter(({ alone }) => alone),
      1,
      run,
    );
    session.ledger.close();
    for (const definition of selected) {
      if (definition.body.kind === "throughout") verdicts.push(await execute(definition, session));
    }
    const order = new Map(selected.map(({ identity }, at) => [identity.check, at]));
    const place = ({ check }: Verdict): number => order.get(check) ?? 0;
    return {
      verdicts: verdicts.toSorted((one, other) => place(one) - place(other)),
      ...session.totals(),
      measurements: session.measures.taken(),
      breaches: breachesIn(session),
    };
  } finally {
    await session.close();
  }
}

function breachesIn(session: Session): readonly SentBreach[] {
  const { each, together } = session.ledger;
  return [...each.breaches, ...together.breaches].map((breach) => {
    return { requirement: breach.requirement, checks: sendersOf(breach, session) };
  });
}

/** Does something for every value, at most `lanes` at a time. */
async function inLanes<T>(
  values: readonly T[],
  lanes: number,
  act: (value: T) => Promise<void>,
): Promise<void> {
  const queue = values.values();
  const lane = async (): Promise<void> => {
    for (const value of queue) await act(value);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
