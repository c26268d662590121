import type { RequirementOutcome } from "../../../model/report.ts";
import { type Html, html } from "../markup.ts";

/** How an outcome is called on a page. */
export const outcomeWords: Readonly<Record<RequirementOutcome, string>> = {
  violates: "Violated",
  inconclusive: "Not judged",
  conforms: "Kept",
  inapplicable: "Inapplicable",
  excluded: "Excluded",
  untried: "Untried",
};

/** All outcomes, those that need attention first. */
export const outcomes: readonly RequirementOutcome[] = [
  "violates",
  "inconclusive",
  "conforms",
  "inapplicable",
  "excluded",
  "untried",
];

// Each outcome has a shape of its own, so that none is told by its colour alone.
const shapes: Readonly<Record<RequirementOutcome, string>> = {
  conforms: "M3 8.6 6.3 12 13 4.6",
  violates: "M4 4l8 8M12 4l-8 8",
  inconclusive: "M5.3 6a2.7 2.7 0 1 1 4 2.3C8.4 8.8 8 9.3 8 10.2M8 12.9v.1",
  inapplicable: "M3.5 8h9",
  excluded: "M8 2.6a5.4 5.4 0 1 0 .01 0M4.2 11.8l7.6-7.6",
  untried: "M8 3.2a4.8 4.8 0 1 0 .01 0",
};

/** The shapes that {@link icon} refers to: once in a page. */
export const iconSymbols: Html = html`<svg width="0" height="0" class="symbols" aria-hidden="true">${outcomes.map(
  (outcome) => html`<symbol id="icon-${outcome}" viewBox="0 0 16 16"><path d="${shapes[outcome]}"/></symbol>`,
)}</svg>`;

/** The shape of an outcome; the word beside it is what a screen reader says. */
export function icon(outcome: RequirementOutcome): Html {
  return html`<svg class="icon" aria-hidden="true"><use href="#icon-${outcome}"/></svg>`;
}

/** The shape and the word, in the outcome's colour. */
export function mark(outcome: RequirementOutcome, word: string = outcomeWords[outcome]): Html {
  return html`<span class="mark is-${outcome}">${icon(outcome)}<span class="word">${word}</span></span>`;
}
