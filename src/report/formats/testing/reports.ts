import type { Report } from "../../../model/report.ts";
import { buildReport, type ReportInput } from "../../build.ts";
import { hostileText, hugeText } from "../../testing/hostile.ts";
import {
  conformantInput,
  conforms,
  inconclusive,
  inputOf,
  mixedInput,
  requirements,
  verdictOf,
  violation,
} from "../../testing/samples.ts";
import type { SpecFiles } from "../spec-files.ts";

const hostileVerdict = violation("GDK-11/refuse-it", hostileText);

/** Everything that an endpoint or a profile can put into a report, at its worst. */
const hostileInput: ReportInput = {
  ...inputOf({
    verdicts: [
      {
        ...hostileVerdict,
        ...{ check: `GDK-11/${hostileText}`, title: hostileText, chapter: hostileText },
        ...{ counterexample: { [hostileText]: hostileText }, evidence: hugeText, reproduce: hostileText },
      },
      { ...violation("GDK-11/blank", "\u0000"), title: "\u200b", chapter: "" },
      verdictOf("GDK-09/huge", inconclusive(hugeText)),
      verdictOf("GDK-30/na", { outcome: "inapplicable", reason: hostileText }),
      { ...violation("constructor/unlisted"), requirement: "constructor" },
    ],
    requirements: requirements.map((row) => ({ ...row, statement: hostileText, note: hostileText })),
    deviations: [
      { check: "GDK-11/bl*", because: hostileText },
      { check: hostileText, because: hostileText },
    ],
  }),
};

const { run, ...rest } = hostileInput;
const keptVerdict = verdictOf("GDK-09/kept", conforms);
const openVerdict = verdictOf("GDK-30/open", inconclusive("no key"));

/** One report of every kind that a format has to bear, by name. */
export const kinds = {
  conformant: buildReport(conformantInput),
  mixed: buildReport(mixedInput),
  empty: buildReport(inputOf({})),
  recommended: buildReport(inputOf({ verdicts: [keptVerdict, violation("GDK-30/a"), openVerdict] })),
  deviating: buildReport(
    inputOf({
      verdicts: [keptVerdict, violation("GDK-11/a")],
      deviations: [{ check: "GDK-11/*", because: "known since 2026" }],
    }),
  ),
  outdated: buildReport(
    inputOf({ verdicts: [keptVerdict], deviations: [{ check: "GDK-11/*", because: "known since 2026" }] }),
  ),
  unjudged: buildReport(inputOf({ verdicts: [keptVerdict, verdictOf("GDK-11/a", inconclusive("no key"))] })),
  "without any requirement": buildReport(inputOf({ requirements: [] })),
  interrupted: buildReport({ ...mixedInput, interrupted: true }),
  hostile: buildReport({ ...rest, run: { ...run, endpoint: hostileText, profile: hostileText } }),
  "5,000 verdicts": buildReport(
    inputOf({
      verdicts: Array.from({ length: 5000 }, (_, index) =>
        index % 2 === 0 ? violation(`GDK-11/a[${index}]`) : verdictOf(`GDK-09/b[${index}]`, conforms),
      ),
      deviations: [{ check: "GDK-11/a[4*", because: "known" }],
    }),
  ),
};

/** The reports with their names, as rows of a test. */
export const everyKind: readonly (readonly [string, Report])[] = Object.entries(kinds);

/** Places of two of the sample requirements. */
export const specFiles: SpecFiles = {
  "GDK-11": { file: "specs/generate-data-key/requirements.yaml", line: 71 },
  "GDK-30": { file: "specs/a b/100%,x:y.yaml", line: 8 },
};

/** A report whose page is published. */
export const published: Report = {
  ...kinds.mixed,
  run: { ...kinds.mixed.run, reportUrl: "https://ci.example.com/a_b/index.html" },
};
