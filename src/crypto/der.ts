import forge from "node-forge";
import { fromBinaryString, toBinaryString } from "./bytes.ts";
import { type Reading, type Undecodable, undecodable } from "./decoding.ts";

/** The four fields of an SM2 ciphertext in ASN.1; the integers without sign byte, as many bytes as they need. */
export interface Sm2CipherFields {
  readonly x: Uint8Array;
  readonly y: Uint8Array;
  readonly hash: Uint8Array;
  readonly cipher: Uint8Array;
}

type Element = Reading<{ readonly tag: number; readonly content: Uint8Array; readonly end: number }>;

const sequence = 0x30;
const tags = [0x02, 0x02, 0x04, 0x04] as const;

/**
 * Reads strict DER of an SM2 ciphertext (GM/T 0009-2012, 7.2). Anything else is told by its mistake.
 *
 * ```
 * 30 length   SEQUENCE
 *   02 length   INTEGER x       1 to 33 bytes, minimal, not negative
 *   02 length   INTEGER y       the same
 *   04 20       OCTET STRING    C3, 32 bytes (any length is read here)
 *   04 length   OCTET STRING    C2
 * ```
 */
export function readSm2Cipher(bytes: Uint8Array): Reading<Sm2CipherFields> {
  const fault = findLengthFault(bytes);
  if (fault) return fault;
  const root = forge.asn1.fromDer(toBinaryString(bytes));
  const contents = Array.isArray(root.value) ? root.value.map((child) => child.value) : [];
  const [x, y, hash, cipher] = contents.map((value) =>
    fromBinaryString(typeof value === "string" ? value : ""),
  );
  if (!x || !y || !hash || !cipher) return undecodable("asn1-structure");
  const integerFault = findIntegerFault("x", x) ?? findIntegerFault("y", y);
  return integerFault ?? { outcome: "read", x: withoutSign(x), y: withoutSign(y), hash, cipher };
}

/** Whether bytes have the outer form of such a structure, be it with mistakes inside: no plain C1C3C2 has it by chance. */
export function resemblesSm2Cipher(bytes: Uint8Array): boolean {
  const reading = readSm2Cipher(bytes);
  if (reading.outcome === "read") return true;
  // Those are told only after the four tags and lengths were in place.
  return ["integer-negative", "integer-not-minimal", "integer-too-long", "trailing-bytes"].includes(
    reading.diagnosis,
  );
}

/** What node-forge lets pass: lengths in long form without need, indefinite lengths, bytes after the end, other tags. */
function findLengthFault(bytes: Uint8Array): Undecodable | undefined {
  const outer = readElement(bytes, 0);
  if (outer.outcome === "undecodable") return outer;
  if (outer.tag !== sequence)
    return undecodable("not-der", `the first byte is ${hexByte(outer.tag)}, not 30`);
  const seen: number[] = [];
  let offset = 0;
  while (offset < outer.content.length) {
    const element = readElement(outer.content, offset);
    if (element.outcome === "undecodable") return element;
    seen.push(element.tag);
    offset = element.end;
  }
  const asWanted = seen.length === tags.length && tags.every((tag, index) => tag === seen[index]);
  if (!asWanted)
    return undecodable("asn1-structure", `the tags inside are ${seen.map(hexByte).join(" ") || "none"}`);
  const rest = bytes.length - outer.end;
  return rest > 0 ? undecodable("trailing-bytes", `${rest} after the SEQUENCE`) : undefined;
}

/** Reads one tag, length and content: `tag | length below 80, or 8n and n bytes of length | content`. */
function readElement(bytes: Uint8Array, offset: number): Element {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) return undecodable("truncated");
  if (first === 0x80) return undecodable("indefinite-length");
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  if (lengthBytes > 4) return undecodable("not-der", "a length has more than four bytes");
  const start = offset + 2 + lengthBytes;
  if (start > bytes.length) return undecodable("truncated");
  const long = bytes.subarray(offset + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (lengthBytes > 0 && (long < 0x80 || bytes[offset + 2] === 0)) return undecodable("length-not-minimal");
  const end = start + (lengthBytes > 0 ? long : first);
  if (end > bytes.length) return undecodable("truncated", `${end - bytes.length} bytes are missing`);
  return { outcome: "read", tag, content: bytes.subarray(start, end), end };
}

function findIntegerFault(name: string, content: Uint8Array): Undecodable | undefined {
  const [first, second = 0] = content;
  if (first === undefined) return undecodable("asn1-structure", `${name} has no bytes`);
  if (first >= 0x80) return undecodable("integer-negative", name);
  if (first === 0 && content.length > 1 && second < 0x80) return undecodable("integer-not-minimal", name);
  if (withoutSign(content).length > 32)
    return undecodable("integer-too-long", `${name} has ${content.length} bytes`);
  return undefined;
}

const withoutSign = (content: Uint8Array): Uint8Array => (content[0] === 0 ? content.subarray(1) : content);

const hexByte = (byte: number): string => byte.toString(16).padStart(2, "0");
