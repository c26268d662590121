import type { RequirementResult } from "../../../model/report.ts";
import { type Content, type Html, html } from "../markup.ts";
import type { Entry } from "./view.ts";

/** Where a statement stands, in few words: `GenerateDataKey, 2. Input Parameters, row KeySpec`. */
export function placeOf(entry: Entry): string {
  const name = sourceName(entry);
  return `${name === "" ? "" : `${name}, `}${spotOf(entry.requirement)}`;
}

/** The same with the whole title of the page and its date. */
export function wholePlaceOf(entry: Entry): Html {
  const { source, requirement } = entry;
  if (source === undefined) return html`${nameOf(entry)}${spotOf(requirement)}`;
  return html`${source.title}, as of ${source.updated}: <b>${spotOf(requirement)}</b>`;
}

/** What a page is called: its title up to the first comma, colon or bracket; its id where the report has no title. */
export function sourceName({ source, requirement }: Entry): string {
  return source?.title.split(/\s*[,:(]/)[0] ?? requirement.locator.source;
}

function nameOf({ requirement: { locator } }: Entry): Content {
  return locator.source !== "" && html`<span class="mono">${locator.source}</span>, `;
}

function spotOf({ locator: { section, row } }: RequirementResult): string {
  return `${section}${row === undefined ? "" : `, row ${row}`}`;
}
