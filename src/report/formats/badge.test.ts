import { XmlDocument } from "libxml2-wasm";
import { expect, test } from "vitest";
import { badgeOf, renderBadgeJson } from "./badge.ts";
import { renderBadgeSvg } from "./badge-svg.ts";
import { everyKind, kinds } from "./testing/reports.ts";

test.each([
  ["conformant", kinds.conformant, "conforms", "brightgreen"],
  ["deviating", kinds.deviating, "conforms, 1 deviation", "yellowgreen"],
  ["mixed", kinds.mixed, "2 of 3 violated", "red"],
  ["outdated", kinds.outdated, "profile out of date", "red"],
  ["empty", kinds.empty, "not judged", "lightgrey"],
  ["interrupted", kinds.interrupted, "interrupted", "lightgrey"],
])("%s is said in a few words and a colour", (_name, report, message, color) => {
  expect(JSON.parse(renderBadgeJson(report))).toEqual({
    schemaVersion: 1,
    label: "KMS conformance",
    message,
    color,
  });
});

test.each([
  [4, "harness failed", "open"],
  [1, "worse than baseline", "bad"],
])("exit code %d without a violation is %s", (exitCode, message, mood) => {
  const report = { ...kinds.conformant, run: { ...kinds.conformant.run, exitCode } };
  expect(badgeOf(report)).toMatchObject({ message, mood });
});

function attribute(svg: string, path: string): string {
  using document = XmlDocument.fromString(svg);
  return document.get(path, { s: "http://www.w3.org/2000/svg" })?.content ?? "";
}

test.each(everyKind)(
  "%s: the image is well-formed, named for those who do not see it, and fits its words",
  (_name, report) => {
    const svg = renderBadgeSvg(report);
    const { label, message } = badgeOf(report);
    expect(attribute(svg, "/s:svg/@role")).toBe("img");
    expect(attribute(svg, "/s:svg/@aria-label")).toBe(`${label}: ${message}`);
    expect(attribute(svg, "/s:svg/s:title")).toBe(`${label}: ${message}`);
    expect(attribute(svg, "//s:text[1]")).toBe(label);
    expect(attribute(svg, "//s:text[2]")).toBe(message);
    const end = Number(attribute(svg, "//s:text[2]/@x")) + Number(attribute(svg, "//s:text[2]/@textLength"));
    expect(end).toBeLessThan(Number(attribute(svg, "/s:svg/@width")));
    expect(svg).not.toMatch(/<script|href|\bid=|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
  },
);

const channel = (hex: string) => {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

test.each(everyKind)("%s: white words stand out from what is behind them", (_name, report) => {
  const fills = [...renderBadgeSvg(report).matchAll(/<(?:rect|path)[^>]* fill="#(..)(..)(..)"/g)];
  expect(fills).toHaveLength(2);
  for (const [, red = "", green = "", blue = ""] of fills) {
    const luminance = 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
    expect(1.05 / (luminance + 0.05)).toBeGreaterThan(4.5);
  }
});
