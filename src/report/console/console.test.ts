import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { buildReport, type ReportInput } from "../build.ts";
import { columnsOf } from "../columns.ts";
import { hostileText, hugeText } from "../testing/hostile.ts";
import {
  conformantInput,
  inconclusive,
  inputOf,
  mixedInput,
  verdictOf,
  violation,
} from "../testing/samples.ts";
import { type ConsoleOptions, renderConsole } from "./console.ts";

const reports = ["reports/report.json", "reports/junit.xml"];
const shown = (input: ReportInput, options: Partial<ConsoleOptions> = {}) =>
  renderConsole(buildReport(input), { color: false, width: 80, reports, ...options });
const hostileInput = inputOf({
  verdicts: [
    { ...violation("GDK-11/refuse-it[a]", hostileText), chapter: hostileText, title: hostileText },
    verdictOf("GDK-09/refuse-it", inconclusive(hostileText)),
    verdictOf("GDK-30/refuse-it", { outcome: "inapplicable", reason: hostileText }),
  ],
  deviations: [{ check: hostileText, because: hostileText }],
});
const hugeInput = inputOf({
  verdicts: [violation("GDK-11/refuse-it", hugeText), verdictOf("GDK-09/refuse-it", inconclusive(hugeText))],
});
const chineseInput = inputOf({ verdicts: [violation("GDK-11/refuse-it", "请求参数错误。".repeat(40))] });
const inputs: readonly [string, ReportInput][] = [
  ["conformant", conformantInput],
  ["mixed", mixedInput],
  ["empty", inputOf({})],
  ["hostile", hostileInput],
  ["huge", hugeInput],
  ["Chinese", chineseInput],
];

describe.each(inputs)("a %s run", (_name, input) => {
  test.each([40, 61, 80, 132])("keeps to %i columns but for commands and paths", (width) => {
    for (const verbose of [false, true]) {
      const lines = shown(input, { width, verbose }).split("\n");
      const tooWide = lines.filter(
        (line) => columnsOf(line) > width && !/^( {4}| {2})(again|reports) |^ {2}kms-conformance /.test(line),
      );
      expect(tooWide).toEqual([]);
    }
  });

  test("ends with one newline, and no line ends with a space", () => {
    expect(shown(input)).toMatch(/[^\n]\n$/);
    expect(shown(input)).not.toMatch(/[ \t]\n/);
  });

  test("holds nothing that a terminal obeys", () => {
    expect(shown(input, { verbose: true })).not.toMatch(/[^\P{C}\n]/u);
  });

  test("says the same with colour as without", () => {
    const colored = shown(input, { color: true });
    expect(colored).not.toBe(shown(input));
    expect(stripVTControlCharacters(colored)).toBe(shown(input));
  });
});

test("a conformant run ends with its result, its facts and the reports", () => {
  expect(shown(conformantInput).split("\n").slice(-7)).toEqual([
    "",
    "Conforms: 2 requirements kept, 1 inapplicable, 1 excluded.",
    "    endpoint  http://127.0.0.1:8080 (my emulator)",
    "    run       seed 42, effort standard, 512 requests (3 retried) in 6.3 s, 82/s",
    "    reports   reports/report.json",
    "              reports/junit.xml",
    "",
  ]);
});

test("a violation comes first, in at most six lines", () => {
  const lines = shown(mixedInput).split("\n");
  expect(lines.slice(0, 7)).toEqual([
    "Violated",
    "  GDK-11  MUST  AES_128 and AES_256 are the only valid values of KeySpec; any o…",
    "    found     expected InvalidParameter, but a data key was granted",
    '    sent      {"parameters":{"KeySpec":"AES_192"}}',
    "    page      2. Input Parameters, row KeySpec (gdk); and 2 more of GDK-11",
    `    again     kms-conformance call GenerateDataKey --params '{"KeySpec":"AES_192"}'`,
    "",
  ]);
});

/** Rows that the lines of the first violation take on a terminal of that width. */
function rowsOfFirst(input: ReportInput, width: number): number {
  const lines = shown(input, { width }).split("\n");
  const own = lines.slice(1, lines.indexOf(""));
  return own.reduce((rows, line) => rows + Math.ceil(columnsOf(line) / width), 0);
}

describe("a violation takes at most six rows of the terminal, its command among them", () => {
  const command = (length: number) => `kms-conformance call GenerateDataKey --params ${"A".repeat(length)}`;
  const commands = [1, 40, 90, 150, 200, 250, 300, 900].map(command);
  test.each([40, 61, 80, 132])("at %i columns", (width) => {
    for (const reproduce of commands) {
      for (const reason of ["it was granted", "expected InvalidParameter, ".repeat(20), hugeText]) {
        const found = { ...violation("GDK-11/a", reason), reproduce };
        const input = inputOf({ verdicts: [found] });
        expect(rowsOfFirst(input, width)).toBeLessThanOrEqual(6);
        expect(shown(input, { width })).toMatch(/\n( {4}again {5}| {2}again | {2}kms-conformance )/);
      }
    }
  });
});

test("what came stands at the end of a reason, so a long one loses its middle", () => {
  const reason = `expected one of ${"InvalidParameter, ".repeat(20)}it was refused with InternalError`;
  const lines = shown(inputOf({ verdicts: [violation("GDK-11/a", reason)] })).split("\n");
  expect(lines[2]).toMatch(/^ {4}found {5}expected one of InvalidParameter,.* …$/);
  expect(lines[3]).toMatch(/^ {14}.*it was refused with InternalError$/);
});

test("a narrow page spends its columns on what was found", () => {
  const reason = "expected InvalidParameter (KeySpec), it was granted";
  const text = shown(inputOf({ verdicts: [violation("GDK-11/a", reason)] }), { width: 40 });
  expect(text).toContain("\n  found expected InvalidParameter\n        (KeySpec), it was granted\n");
});

test("how many more there are is readable on the narrowest page", () => {
  expect(shown(mixedInput, { width: 40 })).toContain("; and 2 more of GDK-11\n");
});

test("verbose shows every violation with its check and evidence", () => {
  const text = shown(mixedInput, { verbose: true });
  for (const row of ["9", "16", "AES_192"]) expect(text).toContain(`check     GDK-11/refuse-it[${row}]`);
  expect(text).toContain('seen      {"answer":{"status":200,"body":"{}"}}');
});

test("a declared deviation is no violation, and a stale one says what to delete", () => {
  const text = shown(mixedInput, { width: 120 });
  expect(text).toContain(
    "  GDK-11/refuse-it[aes_256]: spelling is not looked at\n      as-declared: 1 check matched",
  );
  expect(text).toContain("such as GDK-11/refuse-it[AES_512]. Delete this deviation from the profile");
});

test("a deviation that is too broad should be narrowed, not deleted", () => {
  const broad = inputOf({
    verdicts: [violation("GDK-11/a"), verdictOf("GDK-11/b", { outcome: "conforms" })],
    deviations: [{ check: "GDK-11/*", because: "known" }],
  });
  expect(shown(broad, { width: 120 })).toContain(
    "1 check of 2 now conforms, such as GDK-11/b. Narrow the pattern",
  );
});

test("deviations that expired or match nothing say so", () => {
  const text = shown(
    inputOf({
      verdicts: [violation("GDK-11/a")],
      deviations: [
        { check: "GDK-11/*", because: "known", until: "2026-01-31" },
        { check: "GDK-99*", because: "mistyped" },
      ],
    }),
    { width: 120 },
  );
  expect(text).toContain("expired: it held until 2026-01-31.");
  expect(text).toContain("unmatched: no check that ran has such an id.");
  expect(text).toContain("Violated\n  GDK-11  MUST");
});

test("what was not judged is grouped by reason, the harness's own faults first and apart", () => {
  const broken = verdictOf("GDK-09/c", { outcome: "inconclusive", culprit: "harness", reason: "it broke" });
  const verdicts = [
    verdictOf("GDK-09/a", inconclusive("no key")),
    verdictOf("GDK-11/b", inconclusive("no key")),
    verdictOf("GDK-11/d", inconclusive("timeout")),
    broken,
  ];
  expect(shown(inputOf({ verdicts })).split("\n").slice(0, 9)).toEqual([
    "Failed inside the harness",
    "  1 check: it broke",
    "      GDK-09",
    "",
    "Could not be judged",
    "  2 checks: no key",
    "      GDK-09, GDK-11",
    "  1 check: timeout",
    "      GDK-11",
  ]);
});

test("beyond fifteen groups a violation takes one line", () => {
  const verdicts = Array.from({ length: 20 }, (_, index) => violation(`NEW-${index + 10}/refuse-it`));
  const lines = shown(inputOf({ verdicts })).split("\n");
  expect(lines.filter((line) => line.startsWith("    found"))).toHaveLength(15);
  expect(lines.filter((line) => /^ {2}NEW-\d\d {2}MUST {2}refuse it$/.test(line))).toHaveLength(20);
});

test("a run that broke off after a violation tells both", () => {
  const run = { ...conformantInput.run, reason: "The request cap of 100 is reached." };
  const text = shown(inputOf({ run, verdicts: [violation("GDK-11/a")] }));
  expect(text).toContain(
    "Not conformant: 1 of 1 requirement violated.\n    but       The request cap of 100 is reached.\n",
  );
});

test("an interrupted run shows what it found until then, and says once that it was interrupted", () => {
  const text = shown(inputOf({ verdicts: [violation("GDK-11/a")], interrupted: true }));
  expect(text.startsWith("Violated\n  GDK-11")).toBe(true);
  expect(text.match(/nterrupted/g)).toHaveLength(1);
});

test("a check without a title leaves no space at the end of its line", () => {
  const text = shown(inputOf({ verdicts: [{ ...violation("NEW-01/a"), title: "" }] }));
  expect(text).toContain("\n  NEW-01  MUST\n");
});

test("the chapters add up, and a narrow page lists them instead", () => {
  expect(shown(mixedInput)).toContain(
    "\nall                      1         5             1             1         8\n",
  );
  expect(shown(mixedInput, { width: 60 })).toContain("\nkey-spec: conforms 1, violates 5, requests 6\n");
});

test("a command stays in one piece, however narrow the page", () => {
  const command = `kms-conformance call GenerateDataKey --params '{"KeySpec":"AES_192"}'`;
  expect(shown(mixedInput, { width: 70 })).toContain(`\n    again     ${command}\n`);
  expect(shown(mixedInput, { width: 40 })).toContain(`\n  again ${command}\n`);
});

test("a command of many rows is left to report.json", () => {
  const long = { ...violation("GDK-11/a"), reproduce: `kms-conformance call ${"A".repeat(2000)}` };
  for (const width of [40, 80])
    expect(shown(inputOf({ verdicts: [long] }), { width })).toContain("see report.json: it is too long\n");
});

test("a width that is no number counts as 80 columns", () => {
  expect(shown(mixedInput, { width: Number.NaN })).toBe(shown(mixedInput));
  expect(shown(mixedInput, { width: 0 })).toBe(shown(mixedInput));
});
