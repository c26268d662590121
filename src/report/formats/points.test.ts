import { expect, test } from "vitest";
import { isRed, pointsOf } from "./points.ts";
import { everyKind, kinds } from "./testing/reports.ts";

const statuses = (report: typeof kinds.mixed) => pointsOf(report).map(({ id, status }) => `${id} ${status}`);

test.each(everyKind)("%s: some point is red exactly when the run failed", (_name, report) => {
  expect(pointsOf(report).some(isRed)).toBe(report.run.exitCode !== 0);
});

test.each(everyKind)("%s: every check is one point, and each has an id and a name", (_name, report) => {
  const points = pointsOf(report);
  expect(points.filter(({ verdict }) => verdict).map(({ verdict }) => verdict)).toEqual(report.verdicts);
  expect(points.filter(({ id, name, chapter }) => id === "" || name === "" || chapter === "")).toEqual([]);
});

test("a declared violation is excused, a deviation out of date is a red point of its own", () => {
  expect(statuses(kinds.mixed)).toEqual([
    "GDK-09/refuse-it unjudged",
    "GDK-11/refuse-it[9] violated",
    "GDK-11/refuse-it[16] violated",
    "GDK-11/refuse-it[AES_192] violated",
    "GDK-11/refuse-it[aes_256] excused",
    "GDK-11/refuse-it[AES_512] kept",
    "GDK-30/refuse-it[empty] inapplicable",
    "GDK-30/refuse-it[long] violated",
    "deviation GDK-11/refuse-it[AES_5*] violated",
  ]);
});

test("a recommendation that was not kept, or not judged, is excused where the run conforms", () => {
  expect(statuses(kinds.recommended)).toEqual([
    "GDK-09/kept kept",
    "GDK-30/a excused",
    "GDK-30/open excused",
  ]);
});

test.each([
  ["empty", kinds.empty, "Not judged: No check was executed."],
  ["interrupted", kinds.interrupted, "Interrupted after 8 checks."],
])("%s: the run itself is a point that says what is missing", (_name, report, reason) => {
  expect(pointsOf(report).at(-1)).toMatchObject({ id: "run", status: "unjudged", reason });
});

test("a run that only a comparison failed is itself violated", () => {
  const { run, ...rest } = kinds.conformant;
  const worse = { ...rest, run: { ...run, exitCode: 1, reason: "2 checks are worse than the baseline." } };
  const reason = "Not conformant: 2 checks are worse than the baseline.";
  expect(pointsOf(worse).at(-1)).toMatchObject({ id: "run", status: "violated", reason });
});
