import {
  addSightings,
  type CheckDefinition,
  judgeThroughout,
  recorded,
  replayOf,
  sightingsAcross,
} from "../../harness/index.ts";
import type { Verdict } from "../../model/verdict.ts";
import { compareTraces } from "../../oracle/index.ts";
import { apartOf, type Gathered } from "../verdict-log/gather.ts";
import type { RunLine } from "../verdict-log/lines.ts";

/**
 * The verdicts of a run out of its logs. What holds for every answer is judged anew, by what the answers of all shards
 * showed; every command that shows a violation again names the merged report.
 */
export function mergedVerdicts(
  selected: readonly CheckDefinition[],
  { verdicts, each, together, parts, shares }: Gathered,
  run: RunLine,
  reportPath: string,
): readonly Verdict[] {
  if (verdicts.length === 0) return [];
  const apart = apartOf(shares);
  const replay = (check: string): string => replayOf(reportPath, check, run);
  const sightings = addSightings([each, sightingsAcross(compareTraces(parts), together)]);
  const throughout = selected.filter(({ body }) => body.kind === "throughout");
  return [
    ...verdicts.map((verdict) => shownAgain(verdict, replay)),
    ...throughout.map(({ identity }) => {
      const { requirement, check, level } = identity;
      const finding = judgeThroughout(requirement, sightings, replay(check), apart);
      return { ...identity, ...recorded(finding, level), requests: 0 };
    }),
  ];
}

function shownAgain(verdict: Verdict, replay: (check: string) => string): Verdict {
  if (verdict.outcome !== "violates" || !verdict.reproduce?.startsWith("kms-conformance replay "))
    return verdict;
  return { ...verdict, reproduce: replay(verdict.check) };
}
