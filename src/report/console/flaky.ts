import type { FlakyResult, Report } from "../../model/report.ts";
import { type Page, paragraph, type Section } from "./page.ts";

/** What became of the flaky list; for an entry that no longer holds, what to change in the profile. */
export function flakySection({ flaky = [] }: Report, page: Page): Section {
  const { dim, yellow } = page.colors;
  const lines = flaky.flatMap((entry) => {
    const paint = entry.state === "kept" ? dim : yellow;
    return [
      ...paragraph(page, `${entry.check}: ${entry.because}`, 2, page.verbose ? undefined : 2),
      ...paragraph(page, adviceOf(entry), 6).map((line) => paint(line)),
    ];
  });
  return { heading: page.colors.bold("Flaky checks"), lines };
}

function adviceOf({ state, until, checks }: FlakyResult): string {
  switch (state) {
    case "kept":
      return `did not fail; excused until ${until}`;
    case "failed":
      return `failed ${checks.join(", ")}; excused until ${until}`;
    case "unmatched":
      return "no check that ran has such an id. Correct the pattern or delete the entry from the profile";
    case "expired":
      return `expired: it was excused until ${until}. Delete it from the profile, or renew its date`;
    default:
      return state satisfies never;
  }
}
