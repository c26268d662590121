import { expect, test } from "vitest";
import { renderAnnotations } from "./annotations.ts";
import { everyKind, kinds, published, specFiles } from "./testing/reports.ts";

const linesOf = (text: string) => text.split("\n").slice(0, -1);

test.each(everyKind)("%s: every line is one command, which no foreign text can leave", (_name, report) => {
  for (const line of linesOf(renderAnnotations(report, specFiles))) {
    expect(line).toMatch(/^::(error|warning|notice) (file=[^:,]+,line=\d+,)?title=[^:,]+::(?:[^%]|%25)+$/);
    expect(line).not.toMatch(/\p{Cc}/u);
  }
});

test("the result comes first, then a line for each requirement, the gravest first", () => {
  expect(linesOf(renderAnnotations(kinds.mixed, specFiles))).toEqual([
    "::error title=kms-conformance::Not conformant: 2 of 3 requirements violated (1 MUST, 1 SHOULD); 1 declaration out of date.",
    "::error file=specs/generate-data-key/requirements.yaml,line=71,title=GDK-11%3A AES_128 and AES_256 are the only valid values of KeySpec; any other is refused.::expected InvalidParameter, but a data key was granted (and 2 more checks)",
    "::warning file=specs/a b/100%25%2Cx%3Ay.yaml,line=8,title=GDK-30%3A The refusal of a wrong KeySpec names the parameter.::expected InvalidParameter, but a data key was granted",
    "::error title=Declared deviation GDK-11/refuse-it[AES_5*]::It is stale; the profile declares it because long keys are accepted",
    "::warning title=GDK-09%3A KeySpec AES_128 gives a data key of 16 bytes.::Not judged: no key for enabledKey: add fixtures.enabledKey to the profile",
  ]);
});

test("a conformant run is a notice, a declared deviation none", () => {
  expect(renderAnnotations(kinds.deviating)).toMatch(
    /^::notice title=kms-conformance::Conforms but for .*\n$/,
  );
});

test("a percent sign of an endpoint is no escape", () => {
  const verdicts = kinds.deviating.verdicts.map((verdict) =>
    verdict.outcome === "violates" ? { ...verdict, reason: "100%0A::error::x" } : verdict,
  );
  const text = renderAnnotations({ ...kinds.deviating, verdicts, deviations: [] });
  expect(linesOf(text)).toHaveLength(2);
  expect(text).toContain("::100%250A::error::x\n");
});

test("the rows of a table share a line, however many they are", () => {
  expect(linesOf(renderAnnotations(kinds["5,000 verdicts"]))).toEqual([
    expect.stringContaining("::error title=kms-conformance::"),
    expect.stringMatching(/\(and 1,943 more checks\)$/),
  ]);
});

test("where the page is published, each line about a requirement says where it stands there", () => {
  const at = "; see https://ci.example.com/a_b/index.html#GDK";
  const [result, ...others] = linesOf(renderAnnotations(published));
  expect(result).not.toContain(at);
  expect(others.filter((line) => line.includes(at))).toEqual([
    expect.stringMatching(/GDK-11%3A.*#GDK-11$/),
    expect.stringMatching(/GDK-30%3A.*#GDK-30$/),
    expect.stringMatching(/GDK-09%3A.*#GDK-09$/),
  ]);
});
