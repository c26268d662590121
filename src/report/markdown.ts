import { shorten } from "./columns.ts";
import { plainLine } from "./plain-text.ts";

/**
 * Foreign text for one cell, or one heading, of at most `columns`: everything that Markdown or HTML could take for
 * markup is escaped, since an endpoint must not write into the page.
 */
export function markdownCell(text: string, columns = 200): string {
  return shorten(plainLine(text), columns)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]{}|~#!]/g, "\\$&");
}

/** A table of cells that are escaped already; `rule` is `---` or `---:` for each column, all `---` where left out. */
export function markdownTable(
  head: readonly string[],
  body: readonly (readonly string[])[],
  rule: readonly string[] = head.map(() => "---"),
): string {
  return [head, rule, ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
