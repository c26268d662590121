import { randomBytes } from "node:crypto";
import type { Change } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";
import { blockLength, everySecond, nonZeroBytes, padding, paddingLength, pkcs1Block } from "./rsa-blocks.ts";

const pkcs1 = ["GDK-34", "GDK-48"];

/** PKCS#1 v1.5 with another padding string. */
const filled = (make: () => (length: number, message: Uint8Array) => Uint8Array): Change =>
  padding(["RSAES_PKCS1_V1_5"], () => {
    const fill = make();
    return (message) => pkcs1Block(message, fill(paddingLength(message), message));
  });

/** Mistakes of PKCS#1 v1.5. */
export const pkcs1Mutants: readonly Mutant[] = [
  mutant(
    "pkcs1-block-type-01",
    pkcs1,
    "The block of PKCS#1 v1.5 has the type of signatures",
    padding(
      ["RSAES_PKCS1_V1_5"],
      () => (message) => pkcs1Block(message, Buffer.alloc(paddingLength(message), 0xff), 1),
    ),
  ),
  mutant(
    "pkcs1-block-type-00",
    pkcs1,
    "The block of PKCS#1 v1.5 has type 00",
    padding(
      ["RSAES_PKCS1_V1_5"],
      () => (message) => pkcs1Block(message, nonZeroBytes(paddingLength(message)), 0),
    ),
  ),
  mutant(
    "pkcs1-padding-ff",
    ["GDK-45"],
    "The padding string of PKCS#1 v1.5 is FF throughout",
    filled(() => (length) => Buffer.alloc(length, 0xff)),
  ),
  mutant(
    "pkcs1-padding-counts",
    ["GDK-45"],
    "The padding string of PKCS#1 v1.5 counts 1, 2, 3",
    filled(() => (length) => Buffer.from(Array.from({ length }, (_, index) => (index % 255) + 1))),
  ),
  mutant(
    "pkcs1-padding-fixed",
    ["GDK-45"],
    "The padding string of PKCS#1 v1.5 is the same every time",
    filled(() => {
      const fixed = nonZeroBytes(blockLength);
      return (length) => fixed.subarray(0, length);
    }),
  ),
  mutant(
    "pkcs1-padding-repeats",
    ["GDK-45"],
    "The padding string of PKCS#1 v1.5 repeats eight random bytes",
    filled(() => (length) => Buffer.alloc(length, nonZeroBytes(8))),
  ),
  mutant(
    "pkcs1-padding-every-second",
    ["GDK-45"],
    "Every second encryption uses the padding string of the one before",
    filled(everySecond(nonZeroBytes)),
  ),
  mutant(
    "pkcs1-padding-with-zeros",
    pkcs1,
    "The padding string of PKCS#1 v1.5 may hold zeros, at which readers cut it off",
    filled(() => (length) => randomBytes(length)),
  ),
  mutant(
    "pkcs1-separator-missing",
    pkcs1,
    "No zero ends the padding string of PKCS#1 v1.5",
    padding(
      ["RSAES_PKCS1_V1_5"],
      () => (message) => Buffer.concat([Buffer.of(0, 2), nonZeroBytes(paddingLength(message) + 1), message]),
    ),
  ),
  mutant(
    "pkcs1-message-filled-up",
    pkcs1,
    "The padding string has eight bytes and zeros stand before the data key",
    padding(
      ["RSAES_PKCS1_V1_5"],
      () => (message) =>
        pkcs1Block(Buffer.concat([Buffer.alloc(paddingLength(message) - 8), message]), nonZeroBytes(8)),
    ),
  ),
];
