import { createECDH } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findGuessableNonce } from "./sm2-nonce.ts";

/** x and y of k·G in hex, as OpenSSL has them. */
function pointOf(nonce: bigint): string {
  const foreign = createECDH("SM2");
  foreign.setPrivateKey(nonce.toString(16).padStart(64, "0"), "hex");
  return foreign.getPublicKey("hex").slice(2);
}

function randomPoint(): string {
  return createECDH("SM2").generateKeys("hex").slice(2);
}

const start = 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n;

describe("a nonce of SM2", () => {
  it("is random in a hundred encryptions by OpenSSL", () => {
    expect(findGuessableNonce(Array.from({ length: 100 }, randomPoint))).toBeUndefined();
    expect(findGuessableNonce([])).toBeUndefined();
  });

  it.each([1n, 2n, 512n])("is guessed when it is %s", (nonce) => {
    expect(findGuessableNonce([randomPoint(), pointOf(nonce)])).toMatchObject({ index: 1 });
  });

  it.each([600n, 1024n, 3n * 1024n, 0xffffn, 2n ** 16n])(
    "is guessed when it is of 16 bits, as %s",
    (nonce) => {
      const how = "its nonce has no more than 16 bits";
      expect(findGuessableNonce([randomPoint(), pointOf(nonce)])).toEqual({ index: 1, how });
    },
  );

  it("is not looked for among those of more bits", () => {
    expect(findGuessableNonce([pointOf(2n ** 18n)])).toBeUndefined();
  });

  it.each([1n, -1n, 5n, 512n])("is guessed when it is %s away from the one before", (step) => {
    const points = [randomPoint(), pointOf(start), pointOf(start + step)];
    expect(findGuessableNonce(points)).toMatchObject({ index: 2, how: expect.stringContaining("away") });
  });

  it("is guessed from another one that is twice it, wherever that stands", () => {
    const points = [pointOf(start * 2n), randomPoint(), randomPoint(), pointOf(start)];
    const twice = expect.stringContaining("twice");
    expect(findGuessableNonce(points)).toMatchObject({ index: 3, how: twice });
    expect(findGuessableNonce(points.toReversed())).toMatchObject({ index: 0, how: twice });
  });

  it("is no step away from itself, which is found as a repetition", () => {
    expect(findGuessableNonce([pointOf(start), pointOf(start), pointOf(start + 600n)])).toBeUndefined();
  });
});
