import { type Html, html } from "./markup.ts";
import { numberOf } from "./wording.ts";

/** One of several values of which a reader picks one, with how many rows have it. */
export interface Choice {
  readonly filter: string;
  readonly legend: string;
  readonly total: number;
  readonly values: readonly { readonly value: string; readonly word: string; readonly count: number }[];
}

/** What the controls above a list of rows are. */
export interface FilterParts {
  /** What the rows are, in the plural. */
  readonly rows: string;
  readonly choice: Choice;
  readonly selects: readonly {
    readonly filter: string;
    readonly label: string;
    readonly options: readonly Html[];
  }[];
}

/** An entry of a select. */
export function option(value: string, word: string): Html {
  return html`<option value="${value}">${word}</option>`;
}

/** Search, choice and selects above rows; they need the page's script and are hidden without it. */
export function filterBar({ rows, choice, selects }: FilterParts): Html {
  return html`<div class="bar" role="search" aria-label="Filter the ${rows}" data-scripted hidden>
<input type="search" placeholder="Search" aria-label="Search the ${rows} (press / to come here)" data-search>
${choiceOf(choice)}
${selects.map(
  ({ filter, label, options }) =>
    html`<select aria-label="${label}" data-filter="${filter}"><option value="">${label}: all</option>${options}</select>`,
)}
</div>
<div class="tail" data-scripted hidden><p class="status" role="status" data-status="${rows}"></p><button type="button" data-reset hidden>Show all</button></div>`;
}

function choiceOf({ filter, legend, total, values }: Choice): Html {
  const radios = [{ value: "", word: "All", count: total }, ...values.filter(({ count }) => count > 0)];
  return html`<fieldset class="choice"><legend class="unseen">${legend}</legend>${radios.map(
    ({ value, word, count }) =>
      html`<label><input type="radio" name="${filter}" value="${value}" data-filter="${filter}"${value === "" && html` checked`}>${word} <b>${numberOf(count)}</b></label>`,
  )}</fieldset>`;
}
