import { expect, test } from "vitest";
import { buildReport, type ReportInput } from "./build.ts";
import { resultOf } from "./result.ts";
import {
  conformantInput,
  conforms,
  inconclusive,
  inputOf,
  mixedInput,
  verdictOf,
  violation,
} from "./testing/samples.ts";

const must = violation("GDK-11/refuse-it");
const should = violation("GDK-30/refuse-it");
const kept = verdictOf("GDK-09/refuse-it", conforms);
const declared = { check: "GDK-11/*", because: "known" };
const broken = verdictOf("GDK-09/a", { outcome: "inconclusive", culprit: "harness", reason: "x" });

test.each<[ReportInput, string, string]>([
  [conformantInput, "good", "Conforms: 2 requirements kept, 1 inapplicable, 1 excluded."],
  [
    mixedInput,
    "bad",
    "Not conformant: 2 of 3 requirements violated (1 MUST, 1 SHOULD); 1 declaration out of date.",
  ],
  [inputOf({ verdicts: [kept, must] }), "bad", "Not conformant: 1 of 2 requirements violated."],
  [
    inputOf({ verdicts: [kept, should] }),
    "good",
    "Conforms: 1 requirement kept, 1 recommended but not kept, 1 excluded, 1 untried.",
  ],
  [
    inputOf({ verdicts: [kept, should], strict: true }),
    "bad",
    "Not conformant: 1 of 2 requirements violated (0 MUST, 1 SHOULD).",
  ],
  [
    inputOf({ verdicts: [kept, must], deviations: [declared] }),
    "good",
    "Conforms but for 1 declared deviation: 1 requirement kept, 1 excluded, 1 untried.",
  ],
  [
    inputOf({ verdicts: [kept], deviations: [declared] }),
    "bad",
    "The profile is wrong about this endpoint: 1 declaration out of date.",
  ],
  [inputOf({}), "open", "Not judged: No check was executed."],
  [
    inputOf({ verdicts: [verdictOf("GDK-11/a", inconclusive("x"))] }),
    "open",
    "Not judged: 1 check could not be judged: x",
  ],
  [
    inputOf({ verdicts: [broken] }),
    "bad",
    "The harness failed, which is a fault of its own: 1 check broke inside the harness.",
  ],
  [inputOf({ verdicts: [kept, must], interrupted: true }), "open", "Interrupted after 2 checks."],
])("%#: %s is %s", (input, mood, sentence) => {
  expect(resultOf(buildReport(input))).toEqual({ mood, sentence });
});

test("a run that a comparison failed says so in its own words", () => {
  const { run, ...rest } = buildReport(conformantInput);
  const worse = {
    ...rest,
    run: { ...run, exitCode: 1, reason: "2 checks kept in the baseline are violated now." },
  };
  expect(resultOf(worse).sentence).toBe("Not conformant: 2 checks kept in the baseline are violated now.");
});
