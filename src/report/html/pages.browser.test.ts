import axe, { type AxeResults } from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareReports } from "./comparison/comparison.ts";
import { renderComparisonHtml } from "./comparison/render-html.ts";
import { allPages } from "./testing/all-pages.ts";
import { type Reader, startReader } from "./testing/browser.ts";
import { comparedReports } from "./testing/samples.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await startReader();
});
afterAll(() => reader.close());

const views = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

describe.each(allPages)("the page of %s", (_name, render) => {
  it.each(views)(
    "has no fault for those who cannot see it, $colorScheme at $viewport.width",
    async (view) => {
      // The tool of the check stands outside of the page's own policy; nothing else does.
      const { page } = await reader.open(render(), { ...view, bypassCSP: true });
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
      await page.addStyleTag({ content: ".row { content-visibility: visible !important }" });
      await page.evaluate(axe.source);
      const { violations, passes } = await page.evaluate<AxeResults>("axe.run(document)");
      const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(faults).toEqual([]);
      expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(["color-contrast", "html-has-lang"]));
    },
  );

  it("fits a narrow window, runs only its own script and asks for nothing", async () => {
    const { page, complaints } = await reader.open(render(), { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("img, iframe, object, embed, form, link").count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe("five endpoints", () => {
  const compared = renderComparisonHtml(compareReports(comparedReports));

  it("stand beside each other, with the document as a witness", async () => {
    const { page, complaints } = await reader.open(compared);
    expect(await page.locator(".witnesses li").count()).toBe(5);
    const cells = page.locator("#GDK-52 td.cell");
    expect(await cells.allTextContents()).toEqual(["Kept", "Kept", "Violated", "Kept", "Untried"]);
    expect(await page.locator("#GDK-52 .said").textContent()).toBe("C deviates from the document");
    expect(await page.locator("#TC3-09 .said").textContent()).toContain(
      "The service deviates from its own document",
    );
    expect(complaints).toEqual([]);
  });

  it("are filtered to where they differ", async () => {
    const { page } = await reader.open(compared);
    await page.getByRole("radio", { name: "Some deviate 5" }).check();
    expect(await page.locator("[data-row]:visible").count()).toBe(5);
    await page.locator("[data-search]").fill("blob");
    expect(await page.locator("[data-row]:visible b.id").allTextContents()).toEqual(["GDK-52"]);
  });
});
