import { armour } from "./armour.ts";

/*
 * SubjectPublicKeyInfo of an SM2 key, 91 bytes:
 *
 *   30 59
 *      30 13  06 07 id-ecPublicKey  06 08 1.2.156.10197.1.301
 *      03 42 00  04 | x (32 bytes) | y (32 bytes)
 */
const ALGORITHM_IDENTIFIER = "301306072a8648ce3d020106082a811ccf5501822d";
const UNCOMPRESSED = `3059${ALGORITHM_IDENTIFIER}03420004`;
const INFINITY = `3019${ALGORITHM_IDENTIFIER}03020000`;

const PRIME = 2n ** 256n - 2n ** 224n - 2n ** 96n + 2n ** 64n - 1n;

/** The example key of GB/T 32918.5, annex C: a point on the curve. */
const EXAMPLE_X = 0x09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020n;
const EXAMPLE_Y = 0xccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13n;

/** A point on the curve whose x is so small that x plus the prime still has 256 bits. */
const SMALL_X = 7n;
const SMALL_Y = 0xed9199673d2062a312ed20561453e9ee6589dedc6dd54f5109d0f0dd14008e42n;

/** PEM of an SM2 public key with these coordinates, which need not be on the curve. */
export function sm2PublicKey(x: bigint, y: bigint): string {
  return armour("PUBLIC KEY", Buffer.from(UNCOMPRESSED + coordinate(x) + coordinate(y), "hex"));
}

function coordinate(value: bigint): string {
  return value.toString(16).padStart(64, "0");
}

/** PEM of a good SM2 public key, of which malformed ones are made. */
export const EXAMPLE_SM2: string = sm2PublicKey(EXAMPLE_X, EXAMPLE_Y);

/** Rightly encoded SM2 public keys that are no points of the curve group one could encrypt to. */
export const WRONG_POINTS: readonly { readonly name: string; readonly pem: string }[] = [
  { name: "other-y", pem: sm2PublicKey(EXAMPLE_X, EXAMPLE_Y + 1n) },
  { name: "swapped", pem: sm2PublicKey(EXAMPLE_Y, EXAMPLE_X) },
  { name: "zero", pem: sm2PublicKey(0n, 0n) },
  { name: "x-above-prime", pem: sm2PublicKey(SMALL_X + PRIME, SMALL_Y) },
  { name: "coordinates-all-ones", pem: sm2PublicKey(2n ** 256n - 1n, 2n ** 256n - 1n) },
  { name: "infinity", pem: armour("PUBLIC KEY", Buffer.from(INFINITY, "hex")) },
];

/** PEM of a point that begins with none of the bytes that a point can begin with: 00, 02, 03, 04, 06 or 07. */
export const OTHER_FORM: string = armour(
  "PUBLIC KEY",
  Buffer.from(`3059${ALGORITHM_IDENTIFIER}03420005${coordinate(EXAMPLE_X)}${coordinate(EXAMPLE_Y)}`, "hex"),
);
