import type { DeviationResult, Report } from "../../model/report.ts";
import { counted } from "../quantity.ts";
import { type Page, paragraph, type Section } from "./page.ts";

/** What became of the declared deviations; for those that no longer hold, what to change in the profile. */
export function deviationsSection(report: Report, page: Page): Section {
  const lines = report.deviations.flatMap((deviation) => [
    ...paragraph(page, `${deviation.check}: ${deviation.because}`, 2, page.verbose ? undefined : 2),
    ...advice(deviation, report, page),
  ]);
  return { heading: page.colors.bold("Declared deviations"), lines };
}

function advice(deviation: DeviationResult, report: Report, page: Page): readonly string[] {
  const { dim, yellow } = page.colors;
  const paint = deviation.state === "as-declared" ? dim : yellow;
  return paragraph(page, `${deviation.state}: ${adviceOf(deviation, report)}`, 6).map((line) => paint(line));
}

function adviceOf(deviation: DeviationResult, report: Report): string {
  switch (deviation.state) {
    case "as-declared":
      return `${counted(deviation.checks.length, "check")} matched, and none of them conforms`;
    case "stale":
      return staleAdvice(deviation, report);
    case "unmatched":
      return unmatchedAdvice(deviation);
    case "expired":
      return `it held until ${deviation.until ?? "some day"}. Delete it from the profile, or renew its date`;
    default:
      return deviation.state satisfies never;
  }
}

function unmatchedAdvice({ seen, instead }: DeviationResult): string {
  if (instead === undefined)
    return "no check that ran has such an id. Correct the pattern or delete the deviation from the profile";
  const change = `Change \`seen\` in the profile to that, or delete the deviation`;
  return `its checks deviate, but not as ${JSON.stringify(seen)}: what was seen is ${JSON.stringify(instead)}. ${change}`;
}

function staleAdvice({ check, checks }: DeviationResult, report: Report): string {
  const own = report.verdicts.filter((verdict) => checks.includes(verdict.check));
  const keeping = own.filter(({ outcome }) => outcome === "conforms");
  const [first] = keeping;
  const what = `${counted(keeping.length, "check")} of ${own.length} now ${keeping.length === 1 ? "conforms" : "conform"}`;
  const todo = own.some(({ outcome }) => outcome === "violates")
    ? "Narrow the pattern to the checks that still deviate"
    : "Delete this deviation from the profile";
  return `${what}, such as ${first?.check ?? check}. ${todo}`;
}
