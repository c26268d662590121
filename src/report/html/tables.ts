import { type Content, type Html, html } from "./markup.ts";

/** A plain table; `numbers` are the columns that are set flush right. The first column is as narrow as it can be. */
export function dataTable(
  headings: readonly string[],
  rows: readonly (readonly Content[])[],
  numbers: readonly number[] = [],
): Html {
  const look = (column: number) => (numbers.includes(column) ? html` class="number"` : html``);
  const head = headings.map((heading, column) =>
    heading === "" ? html`<td></td>` : html`<th scope="col"${look(column)}>${heading}</th>`,
  );
  const body = rows.map(
    (row) => html`
<tr>${row.map((cell, column) => html`<td${look(column)}>${cell}</td>`)}</tr>`,
  );
  return html`<div class="wide" tabindex="0" role="region" aria-label="${headings.join(", ")}"><table class="list"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Links to rows of the document, each id once. */
export function requirementLinks(ids: readonly string[]): Html {
  const links = [...new Set(ids)].map((id, index) => html`${index > 0 && ", "}<a href="#${id}">${id}</a>`);
  return html`<span class="ids">${links}</span>`;
}
