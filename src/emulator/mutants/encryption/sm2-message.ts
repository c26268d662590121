import { mutant } from "../changes/changes.ts";
import { onMessage } from "../changes/ciphertext-change.ts";
import type { Mutant } from "../mutant.ts";
import { undecipherable } from "./sm2-requirements.ts";

/** The data key itself is changed on its way into SM2. */
export const sm2MessageMutants: readonly Mutant[] = [
  mutant(
    "sm2-encrypts-base64",
    undecipherable,
    "SM2 encrypts the Base64 text of the data key",
    onMessage(["SM2", "SM2_C1C3C2_ASN1"], (bytes) => Buffer.from(Buffer.from(bytes).toString("base64"))),
  ),
  mutant(
    "sm2-encrypts-hex",
    undecipherable,
    "SM2 encrypts the hexadecimal text of the data key",
    onMessage(["SM2", "SM2_C1C3C2_ASN1"], (bytes) => Buffer.from(Buffer.from(bytes).toString("hex"))),
  ),
  mutant(
    "sm2-encrypts-utf8",
    undecipherable,
    "SM2 encrypts the data key as if it were Latin text in UTF-8",
    onMessage(["SM2", "SM2_C1C3C2_ASN1"], (bytes) =>
      Buffer.from(Buffer.from(bytes).toString("latin1"), "utf8"),
    ),
  ),
  mutant(
    "sm2-pads-to-16",
    undecipherable,
    "SM2 encrypts the data key padded to whole blocks of 16 bytes",
    onMessage(["SM2", "SM2_C1C3C2_ASN1"], (bytes) => {
      const missing = 16 - (bytes.length % 16);
      return Buffer.concat([bytes, Buffer.alloc(missing, missing)]);
    }),
  ),
  mutant(
    "sm2-cuts-at-256",
    undecipherable,
    "SM2 encrypts the first 256 bytes only",
    onMessage(["SM2", "SM2_C1C3C2_ASN1"], (bytes) => bytes.subarray(0, 256)),
  ),
  mutant(
    "sm2-loses-last-byte",
    undecipherable,
    "SM2 encrypts all but the last byte of a data key of two bytes and more",
    onMessage(["SM2", "SM2_C1C3C2_ASN1"], (bytes) => (bytes.length > 1 ? bytes.subarray(0, -1) : bytes)),
  ),
];
