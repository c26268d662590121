import type { Json } from "../../model/verdict.ts";
import type { TracedAccount, TracedBreach } from "../../oracle/index.ts";
import type { ShownBreach, Sightings } from "../session/sightings.ts";

/**
 * What the answers of all parts of a run show together. `within` is what those of each part showed: where it knows a
 * breach it knows more of it than traces do.
 */
export function sightingsAcross({ examined, breaches }: TracedAccount, within: Sightings): Sightings {
  const shown: Record<string, ShownBreach> = { ...within.breaches };
  for (const [requirement, [first, ...more]] of byRequirement(breaches)) {
    const known = within.breaches[requirement] ?? shownBreach(first);
    // What the sums of all parts say is said of all parts, whatever one of them had found.
    const { reason } = first.answers.length === 0 ? first : known;
    shown[requirement] = { ...known, reason, answers: 1 + more.length };
  }
  return { ...within, examined: { ...within.examined, ...Object.fromEntries(examined) }, breaches: shown };
}

function byRequirement(breaches: readonly TracedBreach[]) {
  const sorted = new Map<string, [TracedBreach, ...TracedBreach[]]>();
  for (const breach of breaches) {
    const before = sorted.get(breach.requirement);
    if (before) before.push(breach);
    else sorted.set(breach.requirement, [breach]);
  }
  return sorted;
}

function shownBreach({ reason, answers }: TracedBreach): ShownBreach {
  const last = answers.at(-1);
  const checks = [...new Set(answers.flatMap(({ check }) => check ?? []))];
  const requests: Json = answers.map(({ name, check }) =>
    check === undefined ? name : `${name}, of ${check}`,
  );
  return {
    reason,
    ...(last === undefined ? {} : { request: last.request, evidence: { requests } }),
    ...(checks.length === 0 ? {} : { shownBy: checks }),
    answers: 1,
  };
}
