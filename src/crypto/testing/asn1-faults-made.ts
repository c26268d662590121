import { concatenate, leftPad, reversed, toHex } from "../bytes.ts";
import type { Diagnosis } from "../diagnoses.ts";
import { element, minimal, sm2Der } from "./der-maker.ts";
import type { Fault } from "./fault.ts";
import { sm2Key, sm2Message } from "./sm2-faults-made.ts";
import { encryptSm2, encryptSm2Until, raw, type Sm2Parts } from "./sm2-maker.ts";

const part = () => encryptSm2(sm2Message, sm2Key.publicHex);
const until = (wanted: (parts: Sm2Parts) => boolean) => encryptSm2Until(wanted, sm2Message, sm2Key.publicHex);
const der = () => sm2Der(part());
const topBit = (bytes: Uint8Array) => (bytes[0] ?? 0) >= 0x80;
const one = (value: number) => Uint8Array.of(value);

const fault = (vice: string, diagnosis: Diagnosis, make: () => Uint8Array): Fault => ({
  vice,
  algorithm: "SM2_C1C3C2_ASN1",
  diagnosis,
  make,
});

/** A structure whose x is written as told. */
const withX = (parts: Sm2Parts, x: Uint8Array) =>
  element(0x30, element(2, x), element(2, minimal(parts.y)), element(4, parts.c3), element(4, parts.c2));

/** Wrong answers where ASN.1 was asked for, and ASN.1 where it was not. */
export const asn1Faults: readonly Fault[] = [
  { ...fault("ASN.1 for SM2", "asn1-where-raw-asked", der), algorithm: "SM2" },
  {
    ...fault("ASN.1 with bytes behind, for SM2", "asn1-where-raw-asked", () => concatenate(der(), one(0))),
    algorithm: "SM2",
  },
  fault("plain bytes", "raw-where-asn1-asked", () => raw(part())),
  fault("plain bytes after 04", "raw-where-asn1-asked", () => concatenate(one(4), raw(part()))),
  fault("another tag", "not-der", () => der().with(0, 0x31)),
  fault("a length of five bytes", "not-der", () => concatenate(Uint8Array.of(0x30, 0x85, 0, 0, 0, 0), der())),
  fault("the last byte missing", "truncated", () => der().subarray(0, -1)),
  fault("only a tag", "truncated", () => one(0x30)),
  fault("one byte more", "trailing-bytes", () => concatenate(der(), one(0))),
  fault("a long length without need", "length-not-minimal", () => {
    const inner = der().subarray(3);
    return concatenate(Uint8Array.of(0x30, 0x82, 0, inner.length), inner);
  }),
  fault("an inner long length without need", "length-not-minimal", () => {
    const { x, y, c3, c2 } = part();
    const cipher = concatenate(Uint8Array.of(4, 0x81, c2.length), c2);
    return element(0x30, element(2, minimal(x)), element(2, minimal(y)), element(4, c3), cipher);
  }),
  fault("an indefinite length", "indefinite-length", () => {
    const inner = der().subarray(3);
    return concatenate(Uint8Array.of(0x30, 0x80), inner, Uint8Array.of(0, 0));
  }),
  fault("C1 as one OCTET STRING", "asn1-structure", () => {
    const { x, y, c3, c2 } = part();
    return element(0x30, element(4, one(4), x, y), element(4, c3), element(4, c2));
  }),
  fault("an INTEGER without bytes", "asn1-structure", () => withX(part(), new Uint8Array())),
  fault("a constructed OCTET STRING", "asn1-structure", () => {
    const { x, y, c3, c2 } = part();
    const cipher = element(0x24, element(4, c2));
    return element(0x30, element(2, minimal(x)), element(2, minimal(y)), element(4, c3), cipher);
  }),
  fault("x in fixed width with its top bit set", "integer-negative", () => {
    const parts = until(({ x }) => topBit(x));
    return withX(parts, parts.x);
  }),
  fault("a zero before x that it does not need", "integer-not-minimal", () => {
    const parts = until(({ x }) => !topBit(x));
    return withX(parts, leftPad(parts.x, 33));
  }),
  fault("x of 33 significant bytes", "integer-too-long", () => {
    const parts = part();
    return withX(parts, concatenate(one(1), parts.x));
  }),
  fault("a hash of 20 bytes", "hash-length", () => {
    const parts = part();
    return sm2Der({ ...parts, c3: parts.c3.subarray(0, 20) });
  }),
  fault("C2 before C3", "c1c2c3-order", () => {
    const parts = part();
    return sm2Der({ ...parts, c3: parts.c2, c2: parts.c3 });
  }),
  fault("C2 of 32 bytes before C3", "c1c2c3-order", () => {
    const parts = encryptSm2(sm2Message.subarray(0, 32), sm2Key.publicHex);
    return sm2Der({ ...parts, c3: parts.c2, c2: parts.c3 });
  }),
  fault("y before x", "coordinates-swapped", () => {
    const parts = part();
    return sm2Der({ ...parts, x: parts.y, y: parts.x });
  }),
  fault("coordinates from the low end", "byte-order-reversed", () => {
    const parts = part();
    return sm2Der({ ...parts, x: reversed(parts.x), y: reversed(parts.y) });
  }),
  fault("a point off the curve", "point-not-on-curve", () => {
    const parts = part();
    return sm2Der({ ...parts, y: parts.y.with(31, (parts.y[31] ?? 0) ^ 1) });
  }),
  fault("an empty C2", "wrong-ciphertext-length", () => sm2Der({ ...part(), c2: new Uint8Array() })),
  fault("hex text of ASN.1", "text-encoded", () => new Uint8Array(Buffer.from(toHex(der())))),
  fault(
    "Base64 text of ASN.1",
    "text-encoded",
    () => new Uint8Array(Buffer.from(Buffer.from(der()).toString("base64"))),
  ),
  { ...fault("the data key itself", "not-encrypted", () => sm2Message), expectedLength: sm2Message.length },
];
