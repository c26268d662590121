import { expect, test } from "vitest";
import { flakyReport, goodReport, heldReport } from "../testing/samples.ts";
import { renderHtml } from "./render-html.ts";

const textOf = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
const partOf = (page: string, id: string) => new RegExp(`id="${id}".*?</section>`, "s").exec(page)?.[0] ?? "";
const rowOf = (page: string, id: string) =>
  textOf(new RegExp(`<li class="[^"]*" id="${id}".*?</li>`, "s").exec(page)?.[0] ?? "");

test("a run that is held to an earlier one says what regressed, what was fixed and what is as it was", () => {
  const page = renderHtml(heldReport);
  const part = partOf(page, "baseline");
  expect(textOf(part)).toContain("That of 23 November 2026, 19:51 UTC, effort standard, seed 210402755.");
  expect(textOf(part)).toMatch(/Regressed: kept before, violated now GDK-11 2 Fixed: kept now GDK-09 1/);
  expect(part).not.toContain("In the earlier run only");
  expect(rowOf(page, "GDK-42")).toContain("Excused");
  expect(rowOf(page, "GDK-42")).toContain("does not fail this run: no regression from the baseline");
  expect(rowOf(page, "GDK-11")).toContain("Violated");
  expect(partOf(renderHtml(goodReport), "baseline")).toBe("");
});

test("a check that the profile calls flaky is told with its reason and its last day", () => {
  const page = renderHtml(flakyReport);
  expect(textOf(partOf(page, "flaky"))).toMatch(
    /GDK-42\* Failed this time the queue is slow 2026-12-01 1 GDK-46\* Expired/,
  );
  expect(rowOf(page, "GDK-42")).toContain("flaky until 2026-12-01: the queue is slow");
  expect(partOf(renderHtml(goodReport), "flaky")).toBe("");
});
