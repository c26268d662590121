import { createHash, randomBytes } from "node:crypto";
import type { Change } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";
import { everySecond, hashOf, oaepBlock, oaepNames, padding } from "./rsa-blocks.ts";

const oaep = ["GDK-35", "GDK-36", "GDK-48"];

/** OAEP with another seed. */
const seeded = (make: () => (length: number, message: Uint8Array) => Uint8Array): Change =>
  padding(oaepNames, () => {
    const seed = make();
    return (message, { name }) => {
      const hash = hashOf(name);
      return oaepBlock(message, { hash, seed: seed(hash === "sha1" ? 20 : 32, message) });
    };
  });

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/** Mistakes of OAEP. */
export const oaepMutants: readonly Mutant[] = [
  mutant(
    "oaep-label-data",
    oaep,
    "OAEP is done with a label",
    padding(
      oaepNames,
      () =>
        (message, { name }) =>
          oaepBlock(message, { hash: hashOf(name), label: "data" }),
    ),
  ),
  mutant(
    "oaep-label-algorithm",
    oaep,
    "OAEP is done with the algorithm's name for a label",
    padding(
      oaepNames,
      () =>
        (message, { name }) =>
          oaepBlock(message, { hash: hashOf(name), label: name }),
    ),
  ),
  mutant(
    "oaep-sha1-mgf1-sha256",
    ["GDK-35", "GDK-48"],
    "RSAES_OAEP_SHA_1 masks with SHA-256",
    padding(["RSAES_OAEP_SHA_1"], () => (message) => oaepBlock(message, { hash: "sha1", mask: "sha256" })),
  ),
  mutant(
    "oaep-sha256-mgf1-sha512",
    ["GDK-36", "GDK-48"],
    "RSAES_OAEP_SHA_256 masks with SHA-512",
    padding(
      ["RSAES_OAEP_SHA_256"],
      () => (message) => oaepBlock(message, { hash: "sha256", mask: "sha512" }),
    ),
  ),
  mutant(
    "oaep-seed-zeros",
    ["GDK-45"],
    "The seed of OAEP is zeros",
    seeded(() => (length) => Buffer.alloc(length)),
  ),
  mutant(
    "oaep-seed-fixed",
    ["GDK-45"],
    "The seed of OAEP is the same every time",
    seeded(() => {
      const fixed = randomBytes(32);
      return (length) => fixed.subarray(0, length);
    }),
  ),
  mutant(
    "oaep-seed-counts",
    ["GDK-45"],
    "The seed of OAEP is a counter",
    seeded(() => {
      let count = 0;
      return (length) => {
        const seed = Buffer.alloc(length);
        seed.writeUInt32BE(++count, length - 4);
        return seed;
      };
    }),
  ),
  mutant(
    "oaep-seed-every-second",
    ["GDK-45"],
    "Every second encryption uses the seed of the one before",
    seeded(everySecond(randomBytes)),
  ),
  mutant(
    "oaep-seed-of-the-message",
    ["GDK-45"],
    "The seed of OAEP is a hash of the data key",
    seeded(() => (length, message) => sha256(message).subarray(0, length)),
  ),
  mutant(
    "oaep-seed-short",
    ["GDK-45"],
    "All but four bytes of the seed of OAEP are zeros",
    seeded(() => (length) => Buffer.concat([Buffer.alloc(length - 4), randomBytes(4)])),
  ),
  mutant(
    "oaep-seed-of-the-key",
    ["GDK-45"],
    "The seed of OAEP is a hash of the length of the data key",
    seeded(() => (length, message) => sha256(Buffer.from(String(message.length))).subarray(0, length)),
  ),
];
