import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../model/report.ts";
import { compareReports } from "./comparison/comparison.ts";
import { renderComparisonHtml } from "./comparison/render-html.ts";
import { renderHtml } from "./report/render-html.ts";
import { inspect, views } from "./testing/accessibility.ts";
import { type Reader, startReader } from "./testing/browser.ts";
import { fiveReports } from "./testing/real-reports.ts";
import { renderTrendHtml } from "./trend/render-html.ts";
import { trendOf } from "./trend/trend.ts";

let reader: Reader;
let reports: readonly Report[];
let pages: Readonly<Record<"kept" | "violated" | "compared" | "followed", string>>;
beforeAll(async () => {
  reader = await startReader();
  reports = await fiveReports();
  const [first, last] = [reports[0], reports.at(-1)];
  if (!first || !last) throw new Error("no report");
  pages = {
    kept: renderHtml(first),
    violated: renderHtml(last),
    compared: renderComparisonHtml(compareReports(reports)),
    followed: renderTrendHtml(
      trendOf(reports.map((report, index) => ({ file: `run-${index}/report.json`, report }))),
    ),
  };
}, 240_000);
afterAll(() => reader.close());

const row = "[data-row]:visible";

describe("a real run that kept everything", () => {
  it("says so, and shows what it measured", async () => {
    const { page, complaints } = await reader.open(pages.kept, { hash: "#GDK-14" });
    expect(await page.locator("h1").textContent()).toMatch(/^Conforms: \d+ requirements kept/);
    expect(await page.locator("#GDK-14 > details").getAttribute("open")).toBe("");
    expect(await page.locator(".alarms").count()).toBe(0);
    const figures = await page.locator("#measured ~ .figures h3").allTextContents();
    expect(figures).toEqual([
      "Latency of GenerateDataKey",
      "Latency of Decrypt",
      "Bytes of the data keys",
      "SM2: opens",
      "SM2_C1C3C2_ASN1: opens",
    ]);
    expect(complaints).toEqual([]);
  });
});

describe("a real run with many violations", () => {
  it("leads from the sentence to a violation, its place in the document and the command", async () => {
    const { page, complaints } = await reader.open(pages.violated);
    expect(await page.locator("h1").textContent()).toMatch(
      /^Not conformant: \d+ of \d+ requirements violated/,
    );
    await page.locator(".alarms a", { hasText: "GDK-15" }).click();
    const finding = page.locator("#GDK-15 .finding").first();
    await finding.waitFor();
    expect(await page.locator("#GDK-15 .cite").textContent()).toContain("row NumberOfBytes");
    expect(await finding.textContent()).toMatch(/Expected.*InvalidParameter.*Found.*granted/s);
    expect(await finding.locator("[data-command] code").textContent()).toMatch(
      /^kms-conformance \w+ .*GDK-15/,
    );
    expect(complaints).toEqual([]);
  });

  it("is searched and filtered down to one violation", async () => {
    const { page } = await reader.open(pages.violated);
    await page.getByRole("radio", { name: /^Violated/ }).check();
    const violated = await page.locator(row).count();
    expect(violated).toBe(
      reports.at(-1)?.requirements.filter(({ outcome }) => outcome === "violates").length,
    );
    await page.locator("[data-search]").fill("old order C1C2C3 SM2 gives the raw");
    expect(await page.locator(`${row} .id`).allTextContents()).toEqual(["GDK-32"]);
  });

  it("shows in colours which part of an SM2 ciphertext stands wrong", async () => {
    const { page } = await reader.open(pages.violated, { hash: "#GDK-32" });
    const picture = page.locator("#GDK-32 .finding figure").first();
    expect(await picture.locator("svg[role=img]").getAttribute("aria-label")).toContain("C1 | C2 | C3");
    expect(await picture.locator(".wrong").textContent()).toContain("old order C1C2C3");
  });

  it("is printed with its violations open", async () => {
    const { page } = await reader.open(pages.violated);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(10);
  });
});

describe("five real endpoints", () => {
  it("stand beside each other with what they recorded", async () => {
    const { page, complaints } = await reader.open(pages.compared);
    expect(await page.locator(".witnesses li").count()).toBe(5);
    const cells = page.locator("#GDK-15 td.cell");
    expect(await cells.allTextContents()).toEqual(["Kept", "Kept", "Kept", "Violated", "Violated"]);
    expect(await page.locator("#GDK-15 .said").textContent()).toBe("D and E deviate from the document");
    const prefix = page.locator(".matrix tr", { hasText: "keep to C1C3C2" }).first();
    expect(await prefix.locator(".seen").allTextContents()).toEqual(
      expect.arrayContaining(["sm2-without-04-prefix", "sm2-with-04-prefix"]),
    );
    expect(complaints).toEqual([]);
  });
});

describe("real runs over time", () => {
  it("show what regressed, since when, and their numbers as plots", async () => {
    const { page, complaints } = await reader.open(pages.followed);
    expect(await page.locator("h1").textContent()).toMatch(/^Regressed: \d+ requirements kept before/);
    const rows = page.locator("#regressions ~ div tbody tr", { hasText: "GDK-15" });
    expect(await rows.first().textContent()).toMatch(
      /GDK-15.*run-2\/report.json.*run-3\/report.json.*Lasts/s,
    );
    expect(await page.locator(".figures figure h3").allTextContents()).toEqual([
      ...["Violated", "Not judged", "Kept", "Requests", "Duration", "Requests per second"],
    ]);
    expect(complaints).toEqual([]);
  });
});

describe.each(["kept", "violated", "compared", "followed"] as const)("the page of real runs, %s,", (name) => {
  // Large pages take seconds to be inspected; both looks of each kind of page are with the pages of samples.
  const view = views[name === "kept" ? 0 : 1];
  it(`has no fault for those who cannot see it, ${view.colorScheme}`, async () => {
    const { faults, kept } = await inspect(reader, pages[name], view);
    expect(faults).toEqual([]);
    expect(kept).toEqual(expect.arrayContaining(["color-contrast", "html-has-lang"]));
  });

  it("fits a narrow window", async () => {
    const { page, complaints } = await reader.open(pages[name], { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(complaints).toEqual([]);
  });
});
