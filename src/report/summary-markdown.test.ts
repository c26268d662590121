import { expect, test } from "vitest";
import { buildReport } from "./build.ts";
import { published } from "./formats/testing/reports.ts";
import { renderSummaryMarkdown } from "./summary-markdown.ts";
import { hostileText, hugeText } from "./testing/hostile.ts";
import {
  conformantInput,
  inconclusive,
  inputOf,
  mixedInput,
  verdictOf,
  violation,
} from "./testing/samples.ts";

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

test("what was not judged and what does not apply stand with their reasons", () => {
  const rows = rowsOf(renderSummaryMarkdown(buildReport(mixedInput)));
  expect(rows).toContain("| Could not be judged | Checks | Requirements |");
  expect(rows).toContain("| no key for enabledKey: add fixtures.enabledKey to the profile | 1 | GDK-09 |");
  expect(rows).toContain("| Does not apply | Checks | Requirements |");
  expect(rows).toContain("| the profile does not claim messages | 1 | GDK-30 |");
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
  const verdicts = Array.from({ length: 2000 }, (_, index) => [
    violation(`GDK-11/a[${index}]`, hugeText),
    verdictOf(`GDK-09/b[${index}]`, inconclusive(`${index} ${hugeText}`)),
  ]).flat();
  const markdown = renderSummaryMarkdown(buildReport(inputOf({ verdicts })));
  expect(markdown.length).toBeLessThan(60_000);
  expect(markdown).toContain("and 1,950 more violations: report.json has them all");
});

test("where the page is published, a violation links to its requirement there", () => {
  const rows = rowsOf(renderSummaryMarkdown(published));
  expect(rows).toContainEqual(
    expect.stringMatching(
      /^\| \[GDK-11\]\(<https:\/\/ci\.example\.com\/a\\_b\/index\.html\\#GDK-11>\) \| MUST/,
    ),
  );
});
