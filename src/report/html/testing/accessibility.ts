import axe, { type AxeResults } from "axe-core";
import type { Reader } from "./browser.ts";

/** How a page is looked at. */
export interface View {
  readonly colorScheme: "light" | "dark";
  readonly viewport: { readonly width: number; readonly height: number };
}

/** A wide window in the light and a narrow one in the dark. */
export const views: readonly [View, View] = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
];

/** What axe finds wrong with a page of which everything is unfolded, and the rules that it kept. */
export async function inspect(reader: Reader, text: string, view: View) {
  // The tool of the check stands outside of the page's own policy; nothing else does.
  const { page } = await reader.open(text, { ...view, bypassCSP: true });
  await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
  await page.addStyleTag({ content: ".row { content-visibility: visible !important }" });
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate<AxeResults>("axe.run(document)");
  await page.close();
  return {
    faults: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    kept: passes.map(({ id }) => id),
  };
}
