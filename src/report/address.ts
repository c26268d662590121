import type { RunFacts } from "../model/report.ts";

/** Where a requirement stands on the published page of the run; undefined where nobody said where that is. */
export function addressOf(
  requirement: string,
  { reportUrl }: Pick<RunFacts, "reportUrl">,
): string | undefined {
  return reportUrl === undefined ? undefined : `${reportUrl}#${encodeURIComponent(requirement)}`;
}
