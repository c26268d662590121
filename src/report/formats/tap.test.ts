import { expect, test } from "vitest";
import { hostileText } from "../testing/hostile.ts";
import { pointsOf } from "./points.ts";
import { renderTap } from "./tap.ts";
import { everyKind, kinds } from "./testing/reports.ts";
import { readTap } from "./testing/tap-results.ts";

const mixed = readTap(renderTap(kinds.mixed));

test.each(everyKind)(
  "%s is read strictly, point by point, and passes exactly when the run does",
  (_name, report) => {
    const { final, points, strays } = readTap(renderTap(report));
    expect(strays).toEqual([]);
    expect(points.map(({ id }) => id)).toEqual(pointsOf(report).map((_point, index) => index + 1));
    expect(final.plan.end).toBe(points.length);
    expect(final.ok).toBe(report.run.exitCode === 0);
  },
);

test("a text with a stray line, a missing point or a broken diagnosis is found out", () => {
  const text = renderTap(kinds.mixed);
  expect(readTap(text.replace("ok 6", "bogus\nok 6")).strays).toEqual(["bogus\n"]);
  expect(readTap(renderTap(kinds.conformant).replace("1..3", "1..4")).final.ok).toBe(false);
  expect(readTap(text.replace("  ---\n", "")).strays).not.toEqual([]);
});

test("a violation carries its proof", () => {
  expect(mixed.points[1]).toMatchObject({
    ok: false,
    name: "GDK-11 refuse it [9]",
    diag: {
      message: "expected InvalidParameter, but a data key was granted",
      check: "GDK-11/refuse-it[9]",
      level: "MUST",
      basis: "documented",
      outcome: "violates",
      culprit: "endpoint",
      sent: '{"parameters":{"KeySpec":"AES_192"}}',
      seen: '{"answer":{"status":200,"body":"{}"}}',
      again: `kms-conformance call GenerateDataKey --params '{"KeySpec":"AES_192"}'`,
    },
  });
});

test("what does not apply is skipped, a declared deviation is left to do, each with its reason", () => {
  expect(mixed.points[6]).toMatchObject({ ok: true, skip: "the profile does not claim messages" });
  expect(mixed.points[4]).toMatchObject({ ok: false, todo: "declared deviation: spelling is not looked at" });
});

test("a name cannot end a line, escape or become a directive", () => {
  const name = "take \\# SKIP it";
  const verdicts = kinds.conformant.verdicts.map((verdict) => ({ ...verdict, title: name }));
  const [point] = readTap(renderTap({ ...kinds.conformant, verdicts })).points;
  expect(point).toMatchObject({ ok: true, skip: false, name: `GDK-09 ${name}` });
});

test("hostile text reaches no terminal", () => {
  expect(hostileText).toMatch(/[^\P{C}\n]/u);
  expect(renderTap(kinds.hostile)).not.toMatch(/[^\P{C}\n]/u);
});
