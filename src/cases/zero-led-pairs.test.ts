import { createPublicKey } from "node:crypto";
import { expect, it } from "vitest";
import { zeroLedPairs } from "./zero-led-pairs.ts";

it.each([
  ["x", 0],
  ["y", 32],
] as const)(
  "the public point of the pair %s has that coordinate below 2^248, as OpenSSL reads it",
  (name, at) => {
    const pem = zeroLedPairs.find((each) => each.name === name)?.pair.publicPem ?? "";
    const point = createPublicKey(pem).export({ type: "spki", format: "der" }).subarray(-64);
    expect(point[at]).toBe(0);
  },
);
