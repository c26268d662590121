/** Markup that is safe to put into a page: made by {@link html}, which escapes whatever is no markup yet. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in a template: text is escaped, markup is kept, `false` and `undefined` leave nothing. */
export type Content = Html | string | number | false | undefined | readonly Content[];

/** A template whose values are escaped: html`<p title="${text}">${[html`<b>…</b>`, text]}</p>`. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(String.raw({ raw: strings }, ...contents.map(markupOf)));
}

function markupOf(content: Content): string {
  if (content instanceof Html) return content.text;
  if (content === false || content === undefined) return "";
  if (typeof content === "object") return content.map(markupOf).join("");
  return escapeText(String(content));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

// Nothing invisible goes in either: a bidirectional override in a message could turn the page's own words around.
const invisible = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

function escapeText(text: string): string {
  return text
    .replace(invisible, "\ufffd")
    .replace(/[&<>"'`]/g, (character) => entities[character] ?? character);
}
