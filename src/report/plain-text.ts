import { stripVTControlCharacters } from "node:util";

/** The longest text that is looked at, in UTF-16 units: what an endpoint sends may have any length. */
const longest = 20_000;

const breaks = /\r\n|[\n\r\v\f\u0085\p{Zl}\p{Zp}]/gu;
const unprintable = /[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;
const loneSurrogate = /\p{Cs}/gu;

/**
 * Foreign text as lines that are safe to print: no escape sequences, no control, bidirectional or zero-width
 * characters, no lone surrogates. Line ends become `\n`, tabs a space; text beyond 20,000 units is cut off.
 */
export function plainBlock(text: string): string {
  const kept = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return stripVTControlCharacters(kept)
    .replace(breaks, "\n")
    .replace(/\t/g, " ")
    .split("\n")
    .map((line) => line.replace(unprintable, "").replace(loneSurrogate, "\ufffd"))
    .join("\n");
}

/** Foreign text as one line that is safe to print; runs of white space become one space. */
export function plainLine(text: string): string {
  return plainBlock(text).replace(/\s+/g, " ").trim();
}
