import { type Content, type Html, html } from "./markup.ts";

/**
 * A plain table; `numbers` are the columns that are set flush right. In a narrow window each row becomes a list of its
 * own, which would cost the table its meaning for a screen reader if the roles were not said.
 */
export function dataTable(
  headings: readonly string[],
  rows: readonly (readonly Content[])[],
  numbers: readonly number[] = [],
): Html {
  const look = (column: number) => numbers.includes(column) && html` class="number"`;
  const head = headings.map(
    (heading, column) => html`<th scope="col" role="columnheader"${look(column)}>${heading}</th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map(
      (cell, column) =>
        html`<td role="cell" data-label="${headings[column]}"${look(column)}><div>${cell}</div></td>`,
    );
    return html`
<tr role="row">${cells}</tr>`;
  });
  return html`<div class="wide" tabindex="0" role="region" aria-label="${headings.join(", ")}"><table class="list" role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${body}</tbody></table></div>`;
}

/** Links to rows of the document, each id once. */
export function requirementLinks(ids: readonly string[]): Html {
  const links = [...new Set(ids)].map((id, index) => html`${index > 0 && ", "}<a href="#${id}">${id}</a>`);
  return html`<span class="ids">${links}</span>`;
}
