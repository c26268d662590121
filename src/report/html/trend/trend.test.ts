import { describe, expect, it, test } from "vitest";
import type { RequirementOutcome } from "../../../model/report.ts";
import { goodReport, trendReports } from "../testing/samples.ts";
import { regressionsOf } from "./history.ts";
import { plot } from "./plot.ts";
import { renderTrendHtml, renderTrendJson } from "./render-html.ts";
import { trendOf } from "./trend.ts";

const [kept, broken, open, silent] = ["conforms", "violates", "inconclusive", "untried"] as const;
const runs = Array.from({ length: 6 }, (_, index) => {
  return { file: `${index + 1}.json`, startedAt: `2026-11-0${index + 1}T00:00:00Z` };
});

/** Regressions as `kept>began` or `kept>began>mended`, by the numbers of the runs. */
function told(outcomes: readonly RequirementOutcome[]): readonly string[] {
  const history = { id: "GDK-14", level: "MUST", statement: "s", outcomes } as const;
  return regressionsOf(history, runs).map(({ keptIn, began, mended }) =>
    [keptIn, began, ...(mended ? [mended] : [])].map(({ file }) => file.charAt(0)).join(">"),
  );
}

describe("a regression", () => {
  it.each<[what: string, outcomes: readonly RequirementOutcome[], regressions: readonly string[]]>([
    ["begins where what was kept is violated", [kept, kept, broken, broken], ["2>3"]],
    ["ends where it is kept again", [kept, broken, broken, kept], ["1>2>4"]],
    ["can come twice", [kept, broken, kept, broken], ["1>2>3", "3>4"]],
    ["is not begun by a violation from the start", [broken, broken], []],
    ["is not hidden by runs that judged nothing", [kept, open, silent, broken, open], ["1>4"]],
    ["is not mended by runs that judged nothing", [kept, broken, silent, open], ["1>2"]],
    ["is none where nothing was violated", [kept, silent, kept, open], []],
  ])("%s", (_what, outcomes, regressions) => {
    expect(told(outcomes)).toEqual(regressions);
  });
});

describe("a trend", () => {
  const trend = trendOf(trendReports);

  it("has its runs in the order of time, whatever the order of the files", () => {
    expect(trend.runs.map(({ file }) => file.slice(-7, -5))).toEqual([
      ...["10", "11", "12", "13", "14", "15", "16", "17"],
    ]);
    expect(trendOf([...trendReports].reverse())).toEqual(trend);
  });

  it("counts the requirements of each run", () => {
    expect(trend.runs.map(({ requirements }) => requirements.violates)).toEqual([0, 1, 0, 4, 4, 4, 1, 1]);
    expect(trend.runs[3]?.requirements).toEqual({
      ...{ conforms: 12, violates: 4, inconclusive: 1, inapplicable: 1, excluded: 1, untried: 0 },
    });
  });

  it("says in which run each regression began", () => {
    const lasting = trend.regressions.filter(({ mended }) => mended === undefined);
    expect(lasting.map(({ requirement, began }) => [requirement, began.file])).toEqual([
      ["TC3-09", "reports/2026-11-16.json"],
    ]);
    expect(trend.regressions).toHaveLength(6);
  });

  it("follows every requirement that some run violated", () => {
    expect(trend.violated.map(({ requirement }) => requirement)).toEqual([
      ...["GDK-11", "GDK-32", "GDK-42", "GDK-64", "TC3-09"],
    ]);
    expect(trend.violated.at(-1)?.outcomes).toEqual([kept, broken, kept, kept, kept, kept, broken, broken]);
  });

  it("is shown with its sentence, its plots in words, and every run", () => {
    const page = renderTrendHtml(trend);
    expect(page).toContain(
      "<h1><b>Regressed:</b> 1 requirement kept before and violated now, over 8 runs, 5 regressions mended.</h1>",
    );
    expect(page).toContain('aria-label="Violated: 0 in the first run, 1 in the latest, at most 4"');
    expect(page).toMatch(/<p class="aside">The latest run: Not conformant: 1 of \d+ requirements violated/);
    for (const { file } of trend.runs) expect(page).toContain(`<span class="mono file">${file}</span>`);
  });

  it("is the same as JSON", () => {
    expect(JSON.parse(renderTrendJson(trend))).toEqual(JSON.parse(JSON.stringify(trend)));
  });
});

test("runs that started at once are ordered by their files", () => {
  const trend = trendOf(["b.json", "a.json"].map((file) => ({ file, report: goodReport })));
  expect(trend.runs.map(({ file }) => file)).toEqual(["a.json", "b.json"]);
  expect(renderTrendHtml(trend)).toContain("<b>No regression:</b> 2 runs.");
});

test.each([
  ["http://127.0.0.1:1", "http://127.0.0.1:2", false],
  ["http://127.0.0.1:1", "https://kms.example.com", true],
])("runs at %s and %s: whether they are said to be of different hosts is %s", (one, two, said) => {
  const runs = [one, two].map((endpoint, index) => {
    return { file: `${index}.json`, report: { ...goodReport, run: { ...goodReport.run, endpoint } } };
  });
  const page = renderTrendHtml(trendOf(runs));
  expect(page.includes("The endpoint was at 127.0.0.1, kms.example.com: what looks like")).toBe(said);
});

test("a plot starts at zero, ends at its latest value and touches its top once", () => {
  const { text } = plot({ name: "Duration", values: [2, 4, 1], unit: " s" });
  expect(text).toContain('class="line" d="M0 42L50 4L100 61"');
  expect(text).toContain("at most 4 s");
});

test.each([
  [[0, 0], 'd="M0 80L100 80"'],
  [[5], 'd="M0 4L100 4"'],
])("a plot of %j is a level line", (values, line) => {
  expect(plot({ name: "Violated", values, unit: "", alarm: "bad" }).text).toContain(line);
});
