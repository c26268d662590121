import { createHash } from "node:crypto";
import { Script } from "node:vm";
import { describe, expect, it, test } from "vitest";
import { pageStyle } from "./look/style.ts";
import { pageScript } from "./script.ts";
import { allPages } from "./testing/all-pages.ts";

const inside = (page: string, tag: string) =>
  [...page.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, "gs"))].map(([, text = ""]) => text);
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policyOf = (page: string) =>
  (/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&#39;", "'");

describe.each(allPages)("the page of %s", (_name, render) => {
  const page = render();

  it("lets its own style and script run and nothing else", () => {
    const [script = "", ...moreScripts] = inside(page, "script");
    const [style = "", ...moreStyles] = inside(page, "style");
    expect([...moreScripts, ...moreStyles]).toEqual([]);
    expect([script, style]).toEqual([pageScript, pageStyle]);
    expect(policyOf(page).split("; ")).toEqual([
      "default-src 'none'",
      `style-src ${hashOf(style)}`,
      `script-src ${hashOf(script)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it("states its policy before anything that the policy governs", () => {
    expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<style>"));
  });

  it("has no handler, no style and no address of elsewhere in its markup", () => {
    const tags = page.match(/<[a-z][^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(20);
    const names = tags.map((tag) => tag.replace(/"[^"]*"/g, '""'));
    expect(names.filter((tag) => /\s(?:on\w+|style|src|srcset|action)\s*=|'/i.test(tag))).toEqual([]);
    const links = tags.flatMap((tag) => /\shref="([^"]*)"/.exec(tag)?.[1] ?? []);
    expect(links.filter((link) => !/^(?:#|https:\/\/example\.org\/tracker\/12$)/.test(link))).toEqual([]);
  });

  it("shows nothing invisible", () => {
    expect(page).not.toMatch(/[^\P{C}\n]/u);
  });

  it("closes every element that it opens", () => {
    const open: string[] = [];
    const body = page.replace(/<(script|style)>.*?<\/\1>/gs, "").replace("<!doctype html>", "");
    for (const [, closing, name = "", , empty] of body.matchAll(
      /<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*?)(\/?)>/g,
    )) {
      if (empty === "/" || ["meta", "input", "br", "wbr"].includes(name)) continue;
      if (closing === "") open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it("uses no id twice", () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("is the same every time", () => {
    expect(render()).toBe(page);
  });
});

test("the script is a script, and cannot end its own element", () => {
  expect(() => new Script(pageScript)).not.toThrow();
  expect(`${pageScript}${pageStyle}`).not.toMatch(/<\/|<!--|@import|url\(|https?:/);
});
