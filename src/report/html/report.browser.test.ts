import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderHtml } from "./report/render-html.ts";
import { type Reader, startReader } from "./testing/browser.ts";
import { faultyReport, largeReport } from "./testing/samples.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await startReader();
});
afterAll(() => reader.close());

const faulty = renderHtml(faultyReport);
const row = "[data-row]:visible";

describe("the page of a report", () => {
  it("opens with its result, and with every row closed", async () => {
    const { page, complaints } = await reader.open(faulty);
    expect(await page.locator("h1").textContent()).toBe(
      "Not conformant: 3 of 17 requirements violated (2 MUST, 1 SHOULD); 1 declaration out of date.",
    );
    expect(await page.locator(row).count()).toBe(19);
    expect(await page.locator(".row details[open]").count()).toBe(0);
    expect(await page.locator("[data-status]").textContent()).toBe("19 of 19 requirements shown");
    expect(complaints).toEqual([]);
  });

  it("can be read without its script", async () => {
    const { page } = await reader.open(faulty, { javaScriptEnabled: false });
    expect(await page.locator("[data-search]").isVisible()).toBe(false);
    await page.locator("#GDK-11 summary").click();
    expect(await page.locator("#GDK-11 .finding").first().isVisible()).toBe(true);
    expect(await page.locator("[data-copy]:visible").count()).toBe(0);
  });

  it("is searched by words in any part of a row", async () => {
    const { page } = await reader.open(faulty);
    await page.keyboard.press("/");
    await page.keyboard.type("c1c2c3-ORDER sm2");
    expect(await page.locator(`${row} .id`).allTextContents()).toEqual(["GDK-32"]);
    expect(await page.locator("[data-group]:visible h3").allTextContents()).toEqual(["2. Input Parameters"]);
    expect(await page.locator("[data-status]").textContent()).toBe("1 of 19 requirements shown");
    await page.locator("[data-search]").fill("no such words");
    expect(await page.locator(row).count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.locator(row).count()).toBe(19);
  });

  it("is filtered by outcome, level and chapter together", async () => {
    const { page } = await reader.open(faulty);
    await page.getByRole("radio", { name: "Violated 4" }).check();
    expect(await page.locator(`${row} .id`).allTextContents()).toEqual([
      "GDK-11",
      "GDK-32",
      "GDK-42",
      "GDK-64",
    ]);
    await page.getByRole("combobox", { name: "Level" }).selectOption("MUST");
    expect(await page.locator(`${row} .id`).allTextContents()).toEqual(["GDK-11", "GDK-32", "GDK-64"]);
    await page.getByRole("combobox", { name: "Chapter" }).selectOption({ label: "errors" });
    expect(await page.locator(`${row} .id`).allTextContents()).toEqual(["GDK-64"]);
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await page.locator(row).count()).toBe(19);
  });

  it("opens a violation by the keyboard and copies its command", async () => {
    const { page } = await reader.open(faulty, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator("#GDK-42 summary").focus();
    await page.keyboard.press("Enter");
    const finding = page.locator("#GDK-42 .finding");
    expect(await finding.isVisible()).toBe(true);
    expect(await finding.textContent()).toContain("FailedOperation.EncryptionError");
    const button = finding.getByRole("button", { name: "Copy" });
    await button.click();
    await finding.getByRole("button", { name: /Copied|Selected/ }).waitFor();
    const copied = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(copied).toBe(await finding.locator("[data-command] code").textContent());
    expect(copied).toMatch(/^kms-conformance call GenerateDataKey --params '\{"KeyId"/);
  });
});

describe("a link to a requirement", () => {
  it("opens its row and brings it into sight", async () => {
    const { page } = await reader.open(faulty, { hash: "#TC3-09" });
    expect(await page.locator("#TC3-09 > details").getAttribute("open")).toBe("");
    await page.keyboard.press("Tab");
    await page.locator("#TC3-09 summary:focus").waitFor();
    expect(await page.evaluate<number>("scrollY")).toBeGreaterThan(500);
  });

  it("shows a row that a filter had hidden", async () => {
    const { page } = await reader.open(faulty);
    await page.locator("[data-search]").fill("signature");
    expect(await page.locator("#GDK-11").isVisible()).toBe(false);
    await page.locator(".alarms a", { hasText: "GDK-11" }).click();
    await page.locator("#GDK-11 .finding").first().waitFor();
    expect(await page.locator("[data-search]").inputValue()).toBe("");
  });

  it("that names nothing is passed over", async () => {
    const { page, complaints } = await reader.open(faulty, { hash: "#%E0%A4%A" });
    expect(await page.locator(".row details[open]").count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe("on paper", () => {
  it("violations are open and controls are gone", async () => {
    const { page } = await reader.open(faulty, { colorScheme: "dark" });
    await page.evaluate(
      "window.printed = []; addEventListener('beforeprint', () => window.printed.push(document.querySelectorAll('.row details[open]').length))",
    );
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(await page.evaluate("window.printed")).toEqual([4]);
    expect(await page.locator(".row details[open]").count()).toBe(0);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.locator(".bar").isVisible()).toBe(false);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
  });
});

describe("five thousand verdicts", () => {
  const large = renderHtml(largeReport(5000));

  it("cost layout only where somebody looks", async () => {
    const { page, complaints } = await reader.open(large, { viewport: { width: 1280, height: 900 } });
    const rendered = await page.evaluate<number>(
      "[...document.querySelectorAll('.row *')].filter((element) => element.checkVisibility({ contentVisibilityAuto: true })).length",
    );
    const all = await page.evaluate<number>("document.querySelectorAll('.row *').length");
    expect(all).toBeGreaterThan(3000);
    expect(rendered).toBeLessThan(300);
    expect(complaints).toEqual([]);
  });

  it("are searched with one reading of the page", async () => {
    const { page } = await reader.open(large);
    await page.evaluate(
      "window.readings = 0; const original = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent'); Object.defineProperty(Node.prototype, 'textContent', { ...original, get() { if (this.matches?.('[data-row]')) window.readings += 1; return original.get.call(this); } })",
    );
    await page.locator("[data-search]").pressSequentially("case.4321");
    expect(await page.locator(row).count()).toBe(1);
    expect(await page.evaluate<number>("window.readings")).toBe(largeReport(1).requirements.length);
  });
});
