import type { Json } from "../../model/verdict.ts";
import { plainBlock } from "../plain-text.ts";
import { escapeInvisible, jsonBlock } from "../visible-json.ts";
import { type Html, html } from "./markup.ts";

/** The most of one value that a page shows, in characters: an endpoint may answer at any length. */
const longest = 6000;

/** A value as a block of JSON, cut where it is too long for a page. */
export function jsonExcerpt(value: Json): Html {
  return block(jsonBlock(value));
}

/** Text as an endpoint sent it: laid out where it is JSON, else as it came without anything invisible. */
export function textExcerpt(text: string): Html {
  const json = parsed(text);
  return block(json === undefined ? plainBlock(text) : jsonBlock(json));
}

/** A command with its button; nothing in it is cut, since half a command is worse than none. */
export function command(text: string): Html {
  if (text.length > longest) return html`<p>The command is too long for a page: report.json has it.</p>`;
  return html`<div class="command" data-command><pre tabindex="0"><code>${escapeInvisible(text)}</code></pre>
<button type="button" data-copy data-scripted hidden>Copy</button></div>`;
}

function block(text: string): Html {
  const rest = text.length - longest;
  const more =
    rest > 0 ? `\n… and ${rest.toLocaleString("en-US")} more characters: report.json has them` : "";
  // A lone half of a pair must not be left at the cut.
  const kept = text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");
  return html`<pre tabindex="0"><code>${kept}${more}</code></pre>`;
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
