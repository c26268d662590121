import type { DeviationResult, FlakyResult, Report } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { addressOf } from "./address.ts";

/** Checks that have the same properties, and so can share a suite. */
export interface JunitGroup {
  /** The requirement; where its checks differ, also in what: `GDK-11 (endpoint, as-declared)`. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly verdicts: readonly Verdict[];
}

/** Groups verdicts by requirement, culprit and what the profile declares of them, in the order in which they come. */
export function junitGroups(
  verdicts: readonly Verdict[],
  { run, deviations, flaky = [] }: Pick<Report, "run" | "deviations" | "flaky">,
): readonly JunitGroup[] {
  const groups = new Map<string, Omit<JunitGroup, "verdicts"> & { readonly verdicts: Verdict[] }>();
  for (const verdict of verdicts) {
    const declared: Declared = {
      deviation: deviations.find(({ checks }) => checks.includes(verdict.check)),
      flaky: flaky.find(({ checks }) => checks.includes(verdict.check)),
    };
    const url = addressOf(verdict.requirement, run);
    const properties = { ...propertiesOf(verdict, declared), ...(url === undefined ? {} : { url }) };
    const key = JSON.stringify(properties);
    const group = groups.get(key);
    if (group) group.verdicts.push(verdict);
    else groups.set(key, { name: groupName(verdict, declared), properties, verdicts: [verdict] });
  }
  return [...groups.values()];
}

interface Declared {
  readonly deviation: DeviationResult | undefined;
  readonly flaky: FlakyResult | undefined;
}

function propertiesOf(verdict: Verdict, { deviation, flaky }: Declared): Readonly<Record<string, string>> {
  const { requirement, level, basis } = verdict;
  return {
    ...{ requirement, level, basis },
    ...("culprit" in verdict ? { culprit: verdict.culprit } : {}),
    ...(deviation ? { deviation: `${deviation.state}: ${deviation.because}` } : {}),
    ...(flaky ? { flaky: `${flaky.state} until ${flaky.until}: ${flaky.because}` } : {}),
  };
}

function groupName(verdict: Verdict, { deviation, flaky }: Declared): string {
  const differing = [
    ...("culprit" in verdict ? [verdict.culprit] : []),
    ...(deviation ? [deviation.state] : []),
    ...(flaky ? [`flaky ${flaky.state}`] : []),
  ];
  return differing.length === 0 ? verdict.requirement : `${verdict.requirement} (${differing.join(", ")})`;
}
