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

it("the two points are opposite to each other", () => {
  const points = zeroLedPairs.map(({ pair }) => (pair.kind === "SM2" ? pair.publicHex : ""));
  const [first, second] = points.map(
    (point) => [point.slice(0, 64), BigInt(`0x${point.slice(64)}`)] as const,
  );
  expect(first?.[0]).toBe(second?.[0]);
  expect((first?.[1] ?? 0n) + (second?.[1] ?? 0n)).toBe(2n ** 256n - 2n ** 224n - 2n ** 96n + 2n ** 64n - 1n);
});
