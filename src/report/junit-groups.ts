import type { DeviationResult } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";

/** Checks that have the same properties, and so can share a suite. */
export interface JunitGroup {
  /** The requirement; where its checks differ, also in what: `GDK-11 (endpoint, as-declared)`. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly verdicts: readonly Verdict[];
}

/** Groups verdicts by requirement, culprit and declared deviation, in the order in which they come. */
export function junitGroups(
  verdicts: readonly Verdict[],
  deviations: readonly DeviationResult[],
): readonly JunitGroup[] {
  const groups = new Map<string, Omit<JunitGroup, "verdicts"> & { readonly verdicts: Verdict[] }>();
  for (const verdict of verdicts) {
    const deviation = deviations.find(({ checks }) => checks.includes(verdict.check));
    const properties = propertiesOf(verdict, deviation);
    const key = JSON.stringify(properties);
    const group = groups.get(key);
    if (group) group.verdicts.push(verdict);
    else groups.set(key, { name: groupName(verdict, deviation), properties, verdicts: [verdict] });
  }
  return [...groups.values()];
}

function propertiesOf(
  verdict: Verdict,
  deviation: DeviationResult | undefined,
): Readonly<Record<string, string>> {
  const { requirement, level, basis } = verdict;
  return {
    ...{ requirement, level, basis },
    ...("culprit" in verdict ? { culprit: verdict.culprit } : {}),
    ...(deviation ? { deviation: `${deviation.state}: ${deviation.because}` } : {}),
  };
}

function groupName(verdict: Verdict, deviation: DeviationResult | undefined): string {
  const differing = [
    ...("culprit" in verdict ? [verdict.culprit] : []),
    ...(deviation ? [deviation.state] : []),
  ];
  return differing.length === 0 ? verdict.requirement : `${verdict.requirement} (${differing.join(", ")})`;
}
