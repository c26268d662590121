import type { Effort } from "../model/profile.ts";

/** A request body of its own, which is sent as it is. */
export interface BodyRow {
  /** Stable, of letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly body: string | Uint8Array;
  readonly effort: Effort;
}

const DEPTH = 20_000;
const OVERSIZE = 11 * 1024 * 1024;

/**
 * Bodies that are no JSON object in UTF-8. Where one holds a whole valid request, only the rest makes it wrong, so that an
 * endpoint that reads past the mistake is seen to grant. `valid` is the JSON object of a request that would be granted.
 */
export function wrongBodies(valid: string): readonly BodyRow[] {
  return [...otherValues(valid), ...almostJson(valid), ...otherFormats(valid), ...bytes(valid), ...deep()];
}

function otherValues(valid: string): readonly BodyRow[] {
  return [
    body("array", "[]", "smoke"),
    body("array-of-empty", "[{}]", "thorough"),
    body("array-of-request", `[${valid}]`, "standard"),
    body("string", '"text"', "standard"),
    body("request-in-string", JSON.stringify(valid), "standard"),
    body("null", "null", "standard"),
    body("number", "42", "standard"),
    body("true", "true", "standard"),
  ];
}

function almostJson(valid: string): readonly BodyRow[] {
  const open = valid.trimEnd().slice(0, -1);
  return [
    body("empty", "", "standard"),
    body("brace", "{", "standard"),
    body("unclosed", open, "standard"),
    body("trailing-comma", `${open},}`, "standard"),
    body("single-quotes", valid.replaceAll('"', "'"), "standard"),
    body("unquoted-names", valid.replaceAll(/"([A-Za-z]+)":/g, "$1:"), "thorough"),
    body("comment", `/* request */ ${valid}`, "thorough"),
    body("trailing-text", `${valid} x`, "standard"),
    body("two-objects", `${valid}${valid}`, "standard"),
    body("control-character", `${open},"EncryptionContext":"a\u0001b"}`, "standard"),
    body("bad-escape", `${open},"EncryptionContext":"\\x41"}`, "thorough"),
    body("not-a-number", `${open},"NumberOfBytes":NaN}`, "standard"),
    body("leading-zero", `${open},"NumberOfBytes":016}`, "thorough"),
  ];
}

function otherFormats(valid: string): readonly BodyRow[] {
  return [
    body("form", "KeySpec=AES_256&Action=GenerateDataKey", "standard"),
    body("xml", '<?xml version="1.0"?><Request><KeySpec>AES_256</KeySpec></Request>', "standard"),
    body("base64", Buffer.from(valid).toString("base64"), "thorough"),
  ];
}

function bytes(valid: string): readonly BodyRow[] {
  return [
    body("byte-order-mark", Uint8Array.of(0xef, 0xbb, 0xbf), "standard"),
    body("not-utf-8", Buffer.concat([Uint8Array.of(0xc3, 0x28), Buffer.from(valid)]), "standard"),
    body("nul-bytes", new Uint8Array(64), "thorough"),
    body("utf-16", Buffer.from(valid, "utf16le"), "thorough"),
  ];
}

function deep(): readonly BodyRow[] {
  return [
    body("deep", "[".repeat(DEPTH) + "]".repeat(DEPTH), "standard"),
    body("deep-unclosed", "[".repeat(DEPTH), "standard"),
    body("deep-objects", '{"a":'.repeat(DEPTH), "thorough"),
  ];
}

/** Bodies of 11 MB. The padded one is the valid request and white space: nothing but its size is wrong. */
export function oversizedBodies(valid: string): readonly BodyRow[] {
  const zeros = "0,".repeat(OVERSIZE / 2);
  return [
    body("padded", `${valid.trimEnd().slice(0, -1)}${" ".repeat(OVERSIZE)}}`, "standard"),
    body("zeros", `[${zeros}0]`, "thorough"),
  ];
}

/**
 * The valid request with one undefined member whose name JSON text can hold and a JavaScript literal cannot. The fault is
 * `unknown`.
 */
export function unknownMemberBodies(valid: string): readonly BodyRow[] {
  const open = valid.trimEnd().slice(0, -1);
  return [
    body("prototype", `${open},"__proto__":{"KeySpec":"AES_256"}}`, "standard"),
    body("prototype-string", `${open},"__proto__":"x"}`, "thorough"),
    body("escaped-name", `${open},"\\u005f_proto__":{}}`, "thorough"),
  ];
}

function body(name: string, content: string | Uint8Array, effort: Effort): BodyRow {
  return { name, body: content, effort };
}
