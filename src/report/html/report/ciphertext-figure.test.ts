import { expect, test } from "vitest";
import { faultyReport, reportOf } from "../testing/samples.ts";
import { verdictOf } from "../testing/verdicts.ts";
import { renderHtml } from "./render-html.ts";

const fields = [
  { name: "C1", bytes: 64, found: "a point of the curve", wrong: false },
  { name: "C2", bytes: 32, found: "the old order", wrong: true },
];

function rowWith(ciphertext: unknown): string {
  const verdict = verdictOf("GDK-32/give-it", {
    ...{ outcome: "violates", culprit: "endpoint", reason: "no" },
    evidence: JSON.parse(JSON.stringify({ found: { diagnosis: "c1c2c3-order", bytes: 96, ciphertext } })),
  });
  return (
    /<li class="[^"]*" id="GDK-32".*?<\/li>/s.exec(renderHtml(reportOf({ verdicts: [verdict] })))?.[0] ?? ""
  );
}

test("a violation shows its ciphertext as fields in their order, with the mistake at its place", () => {
  const row = rowWith(fields);
  expect(row).toContain('aria-label="Parts of the ciphertext in order: C1 | C2"');
  expect(row.match(/<dd class="wrong">.*?<\/dd>/)?.[0]).toContain("the old order");
  expect(row).toContain("c1c2c3-order, 96 bytes");
});

test("evidence of another form stays JSON", () => {
  for (const other of [[], [1], [{ ...fields[0], bytes: "64" }], "C1", { C1: 64 }]) {
    const row = rowWith(other);
    expect(row).not.toContain("<figure");
    expect(row).toContain("c1c2c3-order");
  }
});

test("a long part leaves the others to be seen", () => {
  const page = renderHtml({
    ...faultyReport,
    measurements: {
      latency: [],
      bytes: { total: 0, counts: [] },
      ciphertexts: [
        {
          algorithm: "SM2",
          count: 2,
          fields: [
            { name: "C1", bytes: 64, found: "" },
            { name: "C3", bytes: 32, found: "" },
            { name: "C2", bytes: 1024, found: "" },
          ],
        },
      ],
    },
  });
  const widths = [...page.matchAll(/<rect class="field-\d" x="[^"]*" width="([\d.]+)%"/g)].map(([, width]) =>
    Number(width),
  );
  expect(widths).toHaveLength(3);
  expect(Math.min(...widths)).toBeGreaterThan(15);
});
