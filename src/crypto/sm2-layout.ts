import type { Decoding } from "./decoding.ts";
import { readSm2Cipher } from "./der.ts";
import type { Diagnosis } from "./diagnoses.ts";
import { pointAt } from "./sm2-point.ts";

/** A part of a ciphertext: its length in bytes and what was found in it, never the bytes themselves. */
export interface CiphertextField {
  /** `C1`, `C3`, `C2`, `04` for the byte before a point, `SEQUENCE` for the head of an ASN.1 structure, or `unread`. */
  readonly name: string;
  readonly bytes: number;
  readonly found: string;
  /** The mistake lies here. */
  readonly wrong?: true;
}

/** What stands in a part when nothing is wrong with it. */
const sound: Readonly<Record<string, string>> = {
  "04": "marks an uncompressed point",
  SEQUENCE: "tag and length of the ASN.1 structure",
  C1: "a point of the curve: x and y",
  C3: "the SM3 hash of x2, the data key and y2",
  C2: "opens to the data key",
};

/** What can be said of a part while the ciphertext does not open. */
const unopened: Readonly<Record<string, string>> = {
  ...sound,
  C3: "not confirmed",
  C2: "not opened",
};

/**
 * Lays an SM2 ciphertext out in the order in which its parts stand, raw or in ASN.1, with what `decoding` found wrong
 * told at the part to blame. `expectedLength` is that of the data key in bytes.
 */
export function layOutSm2(
  ciphertext: Uint8Array,
  decoding: Decoding,
  expectedLength: number,
): readonly CiphertextField[] {
  if (decoding.outcome === "decoded") {
    return partsOf(ciphertext, undefined, expectedLength).map((part) => told(part, sound));
  }
  const { diagnosis, explanation } = decoding;
  const parts = partsOf(ciphertext, diagnosis, expectedLength);
  const blamed = parts.find(({ name }) => name === blame(diagnosis)) ?? parts.at(-1);
  return parts.map((part) =>
    part === blamed ? { ...part, found: explanation, wrong: true } : told(part, unopened),
  );
}

interface Part {
  readonly name: string;
  readonly bytes: number;
}

function told(part: Part, texts: Readonly<Record<string, string>>): CiphertextField {
  return { ...part, found: texts[part.name] ?? "" };
}

function partsOf(
  ciphertext: Uint8Array,
  diagnosis: Diagnosis | undefined,
  expectedLength: number,
): readonly Part[] {
  const parts = asn1Parts(ciphertext) ?? rawParts(ciphertext, diagnosis, expectedLength);
  return parts.filter(({ bytes }) => bytes > 0).map((part) => swapped(part, diagnosis));
}

/** In the old order what stands in the place of C3 is C2, and the other way round. */
function swapped(part: Part, diagnosis: Diagnosis | undefined): Part {
  if (diagnosis !== "c1c2c3-order") return part;
  const other: Readonly<Record<string, string>> = { C3: "C2", C2: "C3" };
  return { ...part, name: other[part.name] ?? part.name };
}

function asn1Parts(ciphertext: Uint8Array): readonly Part[] | undefined {
  const fields = readSm2Cipher(ciphertext);
  if (fields.outcome === "undecodable") return undefined;
  const long = ciphertext[1] ?? 0;
  const head = long < 0x80 ? 2 : 2 + long - 0x80;
  const [c3, c2] = [elementSize(fields.hash), elementSize(fields.cipher)];
  return [
    { name: "SEQUENCE", bytes: head },
    { name: "C1", bytes: ciphertext.length - head - c3 - c2 },
    { name: "C3", bytes: c3 },
    { name: "C2", bytes: c2 },
  ];
}

function elementSize({ length }: Uint8Array): number {
  return length + (length < 0x80 ? 2 : length < 0x100 ? 3 : 4);
}

function rawParts(
  ciphertext: Uint8Array,
  diagnosis: Diagnosis | undefined,
  expectedLength: number,
): readonly Part[] {
  const all = ciphertext.length;
  if (diagnosis === "compressed-point") return [{ name: "C1", bytes: 33 }, ...afterC1(all - 33, diagnosis)];
  const prefix = [0, 1].find((offset) => pointAt(ciphertext, offset) !== undefined);
  if (prefix === undefined) return [{ name: "unread", bytes: all }];
  const rest = all - prefix - 64;
  const head = [
    { name: "04", bytes: prefix },
    { name: "C1", bytes: 64 },
  ];
  const hashless = diagnosis === "hash-missing" && rest === expectedLength;
  return [...head, ...(hashless ? [{ name: "C2", bytes: rest }] : afterC1(rest, diagnosis))];
}

/** C3 has 32 bytes and C2 what is left; in the old order the 32 bytes are the last. */
function afterC1(rest: number, diagnosis: Diagnosis | undefined): readonly Part[] {
  const hash = Math.min(32, rest);
  const [c3, c2] = diagnosis === "c1c2c3-order" ? [rest - hash, hash] : [hash, rest - hash];
  return [
    { name: "C3", bytes: c3 },
    { name: "C2", bytes: c2 },
  ];
}

/** The part in which a mistake lies. */
function blame(diagnosis: Diagnosis): string {
  if (diagnosis.startsWith("hash-")) return "C3";
  if (/^(kdf-|sha256-|shared-point-|c1c2c3-|wrong-ciphertext-length)/.test(diagnosis)) return "C2";
  if (diagnosis === "point-prefix") return "04";
  return "C1";
}
