import type { Report } from "../../model/report.ts";
import { badgeOf } from "./badge.ts";

/** Backgrounds on which white text has a contrast of at least 4.5 to 1. */
const fills = { good: "#1a7f37", deviating: "#6b6a00", bad: "#c11f2b", open: "#5f6670" } as const;
const labelFill = "#3b4048";

const height = 20;
const padding = 7;
const radius = 4;

/**
 * The badge as an SVG image that needs nothing else, 20 pixels high: label on the left, result on the right.
 * Its title and its role let a screen reader say what it shows; it has no ids, so many fit into one page.
 */
export function renderBadgeSvg(report: Report): string {
  const { label, message, mood } = badgeOf(report);
  const left = widthOf(label) + 2 * padding;
  const width = left + widthOf(message) + 2 * padding;
  const name = `${label}: ${message}`;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" role="img" aria-label="${name}">`,
    `  <title>${name}</title>`,
    `  <rect width="${width}" height="${height}" rx="${radius}" fill="${fills[mood]}"/>`,
    `  <path d="${leftHalf(left)}" fill="${labelFill}"/>`,
    `  <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">`,
    `    ${textAt(padding, label)}`,
    `    ${textAt(left + padding, message)}`,
    "  </g>",
    "</svg>",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** A box with round corners on its left side only. */
function leftHalf(width: number): string {
  const corner = (x: number, y: number) => `a${radius} ${radius} 0 0 1 ${x} ${y}`;
  const side = height - 2 * radius;
  return `M${radius} 0H${width}V${height}H${radius}${corner(-radius, -radius)}v${-side}${corner(radius, -radius)}z`;
}

// Widths of Verdana at 11 pixels, roughly: textLength makes every font keep to them.
function widthOf(text: string): number {
  const widths = Array.from(text, (letter) => {
    if (/[ijl,. ]/.test(letter)) return 3.6;
    if (/[frt]/.test(letter)) return 4.5;
    return /[mwMWK]/.test(letter) ? 9 : 7;
  });
  return Math.round(widths.reduce((sum, width) => sum + width, 0));
}

// The words come from a fixed list and from numbers, so nothing in them needs escaping.
function textAt(x: number, text: string): string {
  return `<text x="${x}" y="14" textLength="${widthOf(text)}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
}
