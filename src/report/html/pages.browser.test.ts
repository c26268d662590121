import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareReports } from "./comparison/comparison.ts";
import { renderComparisonHtml } from "./comparison/render-html.ts";
import { inspect, views } from "./testing/accessibility.ts";
import { allPages } from "./testing/all-pages.ts";
import { type Reader, startReader } from "./testing/browser.ts";
import { comparedReports } from "./testing/samples.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await startReader();
});
afterAll(() => reader.close());

describe.each(allPages)("the page of %s", (_name, render) => {
  it.each(views)(
    "has no fault for those who cannot see it, $colorScheme at $viewport.width",
    async (view) => {
      const { faults, kept } = await inspect(reader, render(), view);
      expect(faults).toEqual([]);
      expect(kept).toEqual(expect.arrayContaining(["color-contrast", "html-has-lang"]));
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

  it("tell what came instead", async () => {
    const { page } = await reader.open(compared);
    await page.locator("#GDK-52 summary").click();
    const deviants = page.locator("#GDK-52 .deviants");
    expect(await deviants.isVisible()).toBe(true);
    expect(await deviants.locator("li").allTextContents()).toEqual([
      expect.stringMatching(/^Ctwo answers carry the same CiphertextBlob/),
    ]);
  });

  it("keep their letters in sight", async () => {
    const { page } = await reader.open(compared, { viewport: { width: 1280, height: 700 } });
    await page.locator("#TC3-09").scrollIntoViewIfNeeded();
    const heading = await page.locator(".matrix").first().locator("thead th").nth(2).boundingBox();
    const bar = await page.locator(".bar").boundingBox();
    expect(heading?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0) - 1);
    expect(heading?.y).toBeLessThan(120);
  });

  it("are filtered to where they differ", async () => {
    const { page } = await reader.open(compared);
    await page.getByRole("radio", { name: "Some deviate 5" }).check();
    expect(await page.locator("[data-row]:visible").count()).toBe(5);
    await page.locator("[data-search]").fill("blob");
    expect(await page.locator("[data-row]:visible b.id").allTextContents()).toEqual(["GDK-52"]);
  });
});
