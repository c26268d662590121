import type { Json } from "../../model/verdict.ts";
import { counted } from "../quantity.ts";
import { jsonLine } from "../visible-json.ts";
import { type Content, type Html, html } from "./markup.ts";

/** What was seen, in one line: a text as it is, several as a list, anything else as JSON. */
export function seenLine(seen: Json): string {
  if (typeof seen === "string") return seen;
  const texts = Array.isArray(seen) ? seen.filter((each: Json) => typeof each === "string") : [];
  return Array.isArray(seen) && texts.length === seen.length && texts.length > 0
    ? texts.join(", ")
    : jsonLine(seen);
}

/** A code or a name with places at which a line may end: after a dot or a hyphen, and before a capital inside a word. */
export function breakable(text: string): Html {
  const parts = text.split(/(?<=[.-])|(?<=[a-z])(?=[A-Z])/);
  return html`${parts.map((part, index) => [index > 0 && html`<wbr>`, part])}`;
}

/** So many cases stand open; more than these fold away. */
const fewCases = 4;

/** Rows of a table that drives a check, below its sentence. */
export function casesOf(cases: readonly string[]): Content {
  if (cases.length === 0) return undefined;
  const list = html`<span class="place">${breakable(cases.join(" · "))}</span>`;
  if (cases.length <= fewCases) return html`<br>${list}`;
  return html`<details class="more"><summary>${counted(cases.length, "case")}</summary>${list}</details>`;
}
