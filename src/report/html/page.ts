import { createHash } from "node:crypto";
import { iconSymbols } from "./look/icons.ts";
import { pageStyle } from "./look/style.ts";
import { type Content, Html, html } from "./markup.ts";
import { pageScript } from "./script.ts";

/** What one page shows; everything around it is the same for all. */
export interface PageParts {
  /** For the window's title bar. */
  readonly title: string;
  readonly body: Content;
  /** Name and version of the program, for the last line. */
  readonly tool: string;
}

/**
 * A whole page in one text: style and script stand in it, and its own policy lets these two run and nothing else,
 * nor anything be fetched. Equal parts give equal pages.
 */
export function renderPage({ title, body, tool }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(pageStyle)}</style>
</head>
<body>
${iconSymbols}
<a class="skip" href="#main">Skip to the content</a>
<main id="main" tabindex="-1">
${body}
</main>
<footer class="end"><p>${tool}</p></footer>
<script>${new Html(pageScript)}</script>
</body>
</html>
`.text;
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}

const contentPolicy = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)}`,
  `script-src ${hashOf(pageScript)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
