import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A value that was planted, and what to call it when it is found. */
export interface Planted {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Names of the planted values and of the forms in which a text holds them: `SecretKey in hex`. */
export function foundIn(text: Buffer, planted: readonly Planted[]): readonly string[] {
  return planted.flatMap(({ name, bytes }) =>
    formsOf(Buffer.from(bytes)).flatMap(([how, form]) => (text.includes(form) ? [`${name} ${how}`] : [])),
  );
}

/** The same for every file below a folder, with its path before it. */
export function foundBelow(folder: string, planted: readonly Planted[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => foundIn(readFileSync(path), planted).map((found) => `${path}: ${found}`));
}

/**
 * Every way in which a reader could come to the bytes: as they are, in Base64 of either alphabet at each of the three
 * places of a group, in hex of either case, in a URL, and escaped once or twice as in JSON.
 */
function formsOf(bytes: Buffer): readonly (readonly [string, Buffer])[] {
  const hex = bytes.toString("hex");
  const percent = hex.replace(/../g, "%$&");
  const escaped = hex.replace(/../g, "\\u00$&");
  const text = bytes.toString("latin1");
  const json = JSON.stringify(text).slice(1, -1);
  const forms: Record<string, string> = {
    "in hex": hex,
    "in upper hex": hex.toUpperCase(),
    "percent-encoded": percent,
    "percent-encoded in upper case": percent.toUpperCase(),
    "in a URL": encodeURIComponent(text),
    "in JSON escapes": escaped,
    "in JSON": json,
    "in JSON twice": JSON.stringify(json).slice(1, -1),
  };
  for (const place of [0, 1, 2]) {
    const group = Buffer.concat([Buffer.alloc(place), bytes]).toString("base64");
    const whole = group.slice(Math.ceil((place * 8) / 6), Math.floor(((place + bytes.length) * 8) / 6));
    forms[`in Base64 at ${place}`] = whole;
    forms[`in URL-safe Base64 at ${place}`] = whole.replaceAll("+", "-").replaceAll("/", "_");
    forms[`in Base64 in JSON at ${place}`] = whole.replaceAll("/", "\\/");
  }
  return [
    ["as it is", bytes],
    ...Object.entries(forms).map(([how, form]) => [how, Buffer.from(form)] as const),
  ];
}
