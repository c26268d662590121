import type { Effort } from "../model/profile.ts";
import type { Report } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";

const efforts: readonly Effort[] = ["smoke", "standard", "thorough"];

/**
 * Why a run is not judged of which less was tried than of its baseline, in one sentence; `undefined` where it was as
 * much, or where a lower effort was asked for. Checks that are gone for good are made up for by new ones; one that is
 * still there and no longer applies is not.
 */
export function whyFewer(
  now: readonly Verdict[],
  effort: Effort,
  { run, verdicts: before }: Report,
): string | undefined {
  if (efforts.indexOf(effort) < efforts.indexOf(run.effort)) return undefined;
  const ran = new Set(now.filter(wasTried).map(({ check }) => check));
  const owed = before.filter(wasTried);
  const missing = owed.filter(({ check }) => !ran.has(check));
  const idle = new Map(now.map((verdict) => [verdict.check, verdict]));
  const [first] = missing.filter(({ check }) => idle.has(check));
  if (first === undefined && ran.size >= owed.length) return undefined;
  const example = first ?? missing[0];
  const why = example && idle.get(example.check);
  const because = why?.outcome === "inapplicable" ? `: ${why.reason}` : ", which is not there any more";
  return (
    `${missing.length} of the ${owed.length} checks that ran in the baseline did not run, ` +
    `such as ${example?.check}${because}; take this report as the baseline if that is meant.`
  );
}

function wasTried({ outcome }: Verdict): boolean {
  return outcome !== "inapplicable";
}
