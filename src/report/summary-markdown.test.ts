import { expect, test } from "vitest";
import { buildReport } from "./build.ts";
import { renderSummaryMarkdown } from "./summary-markdown.ts";
import { hostileText, hugeText } from "./testing/hostile.ts";
import { conformantInput, inputOf, mixedInput, violation } from "./testing/samples.ts";

const rowsOf = (markdown: string) => markdown.split("\n").filter((line) => line.startsWith("|"));

test("a conformant run is a sentence and its chapters", () => {
  const markdown = renderSummaryMarkdown(buildReport(conformantInput));
  expect(markdown).toContain("### Conforms: 2 requirements kept, 1 inapplicable, 1 excluded.\n");
  expect(markdown).toContain("| key-spec | 2 | 0 | 0 | 0 | 2 |");
  expect(markdown).not.toContain("What came");
});

test("violations stand with what came and what was sent; declared ones stand apart", () => {
  const markdown = renderSummaryMarkdown(buildReport(mixedInput));
  expect(markdown).toContain("| expected InvalidParameter, but a data key was granted |");
  expect(rowsOf(markdown).filter((row) => row.startsWith("| GDK-11 |"))).toHaveLength(3);
  expect(markdown).toContain("| GDK-11/refuse-it\\[aes\\_256\\] | as-declared | spelling is not looked at |");
});

test("an empty run has no tables", () => {
  const markdown = renderSummaryMarkdown(buildReport(inputOf({})));
  expect(markdown).toContain("### Not judged: No check was executed.");
  expect(rowsOf(markdown)).toEqual([]);
});

test("hostile text stays text, in its own cell", () => {
  const markdown = renderSummaryMarkdown(
    buildReport(inputOf({ verdicts: [violation("GDK-11/a", hostileText)] })),
  );
  const row = rowsOf(markdown).find((line) => line.startsWith("| GDK-11 |")) ?? "";
  expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
  expect(markdown).not.toMatch(/[^\P{C}\n]/u);
  expect(markdown).not.toMatch(/[<>]|(?<!\\)[`[]/);
});

test("it stays small, however much went wrong", () => {
  const verdicts = Array.from({ length: 2000 }, (_, index) => violation(`GDK-11/a[${index}]`, hugeText));
  const markdown = renderSummaryMarkdown(buildReport(inputOf({ verdicts })));
  expect(markdown.length).toBeLessThan(60_000);
  expect(markdown).toContain("and 1,950 more violations: report.json has them all");
});
