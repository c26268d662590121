import type { Effort } from "../../model/profile.ts";

/** A request body of its own, which is sent as it is. */
export interface BodyRow {
  /** Stable, of letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /** Makes the body from `valid`, the JSON object of a request that would be granted. */
  readonly body: (valid: string) => string | Uint8Array;
  readonly effort: Effort;
}

const DEPTH = 20_000;
const OVERSIZE = 11 * 1024 * 1024;

/**
 * Bodies that are no JSON object in UTF-8, nor one for readers who take more than JSON. Where one holds a whole valid request, only the rest makes it wrong, so that an
 * endpoint that reads past the mistake is seen to grant.
 */
export function wrongBodies(): readonly BodyRow[] {
  return [...otherValues(), ...almostJson(), ...otherFormats(), ...bytes(), ...deep()];
}

/**
 * Bodies that some readers of JSON take for an object all the same, as RFC 8259, section 9 lets them: with comments, other
 * quotes, a comma at the end, in UTF-16 as RFC 4627 had it.
 */
export function extendedBodies(): readonly BodyRow[] {
  return [
    row("trailing-comma", (valid) => `${unclosed(valid)},}`, "thorough"),
    row("single-quotes", (valid) => valid.replaceAll('"', "'"), "thorough"),
    row("unquoted-names", (valid) => valid.replaceAll(/"([A-Za-z]+)":/g, "$1:"), "thorough"),
    row("comment", (valid) => `/* request */ ${valid}`, "standard"),
    row("control-character", (valid) => `${unclosed(valid)},"EncryptionContext":"a\nb"}`, "thorough"),
    row("bad-escape", (valid) => `${unclosed(valid)},"EncryptionContext":"\\x41"}`, "thorough"),
    row("not-a-number", (valid) => `${unclosed(valid)},"KeySpec":NaN}`, "thorough"),
    row("word-of-python", (valid) => `${unclosed(valid)},"EncryptionContext":None}`, "thorough"),
    row("utf-16", (valid) => Buffer.from(valid, "utf16le"), "thorough"),
    row("leading-zero", (valid) => withNumber(valid, "016"), "thorough"),
  ];
}

function otherValues(): readonly BodyRow[] {
  return [
    row("array", () => "[]", "standard"),
    row("array-of-empty", () => "[{}]", "thorough"),
    row("array-of-request", (valid) => `[${valid}]`, "standard"),
    row("string", () => '"text"', "thorough"),
    row("request-in-string", (valid) => JSON.stringify(valid), "standard"),
    row("null", () => "null", "standard"),
    row("number", () => "42", "thorough"),
    row("true", () => "true", "thorough"),
  ];
}

function almostJson(): readonly BodyRow[] {
  return [
    row("empty", () => "", "standard"),
    row("brace", () => "{", "standard"),
    row("unclosed", (valid) => unclosed(valid), "standard"),
  ];
}

function otherFormats(): readonly BodyRow[] {
  return [
    row("form", () => "KeySpec=AES_256&Action=GenerateDataKey", "standard"),
    row("xml", () => '<?xml version="1.0"?><Request><KeySpec>AES_256</KeySpec></Request>', "thorough"),
    row("base64", (valid) => Buffer.from(valid).toString("base64"), "standard"),
  ];
}

function bytes(): readonly BodyRow[] {
  return [
    row("byte-order-mark", () => Uint8Array.of(0xef, 0xbb, 0xbf), "standard"),
    row("not-utf-8", (valid) => Buffer.concat([Uint8Array.of(0xc3, 0x28), Buffer.from(valid)]), "standard"),
    row("nul-bytes", () => new Uint8Array(64), "thorough"),
  ];
}

function deep(): readonly BodyRow[] {
  return [
    row("deep", () => "[".repeat(DEPTH) + "]".repeat(DEPTH), "standard"),
    row("deep-unclosed", () => "[".repeat(DEPTH), "thorough"),
    row("deep-objects", () => '{"a":'.repeat(DEPTH), "thorough"),
  ];
}

/** Bodies of 11 MB. The padded one is the valid request and white space: nothing but its size is wrong. */
export function oversizedBodies(): readonly BodyRow[] {
  return [
    row("padded", (valid) => `${unclosed(valid)}${" ".repeat(OVERSIZE)}}`, "standard"),
    row("zeros", () => `[${"0,".repeat(OVERSIZE / 2)}0]`, "thorough"),
  ];
}

/**
 * The valid request with one undefined member whose name JSON text can hold and a JavaScript literal cannot. The fault is
 * `unknown`.
 */
export function unknownMemberBodies(): readonly BodyRow[] {
  return [
    row("prototype", (valid) => `${unclosed(valid)},"__proto__":{"KeySpec":"AES_256"}}`, "standard"),
    row("prototype-string", (valid) => `${unclosed(valid)},"__proto__":"x"}`, "thorough"),
    row("escaped-name", (valid) => `${unclosed(valid)},"\\u005f_proto__":{}}`, "thorough"),
  ];
}

/** The object with another text in the place of its NumberOfBytes, or with that added where it has none. */
function withNumber(valid: string, text: string): string {
  const replaced = valid.replace(/:\d+/, `:${text}`);
  return replaced === valid ? `${unclosed(valid)},"NumberOfBytes":${text}}` : replaced;
}

/** The object without its closing brace, so that more can follow. */
function unclosed(valid: string): string {
  return valid.trimEnd().slice(0, -1);
}

function row(name: string, body: BodyRow["body"], effort: Effort): BodyRow {
  return { name, body, effort };
}
