import { expect, test } from "vitest";
import { hostileText } from "../testing/hostile.ts";
import { html } from "./markup.ts";

test("text is escaped, in content and in attributes", () => {
  expect(html`<p title="${`"'`}">${"</p><script>&`"}</p>`.text).toBe(
    '<p title="&quot;&#39;">&lt;/p&gt;&lt;script&gt;&amp;&#96;</p>',
  );
});

test("markup is kept, lists are joined, and what is not there leaves nothing", () => {
  expect(html`${[html`<b>1</b>`, 2, [false, undefined, "<"]]}${0}`.text).toBe("<b>1</b>2&lt;0");
});

test("a text that looks like a reference to another value is kept as it is", () => {
  expect(html`<p>${"$& $1 \\n \\u0041"}</p>`.text).toBe("<p>$&amp; $1 \\n \\u0041</p>");
});

test("nothing invisible gets into a page, but line ends stay", () => {
  const { text } = html`${hostileText}`;
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  expect(text).not.toMatch(/<|>/);
  expect(text).toContain("\nfirst\ufffd\nsecond");
});
