import { createPublicKey, type KeyObject } from "node:crypto";
import { describe, expect, it } from "vitest";
import { keySpellings, malformedKeys, otherKinds, type Row, spelledKeys, wrongPoints } from "../index.ts";
import { facts, schema } from "../testing/specs.ts";
import { armour, unarmour } from "./armour.ts";
import { RSA_2048 } from "./public-keys.ts";
import { EXAMPLE_SM2, sm2PublicKey } from "./sm2-points.ts";

const PRIME = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const CURVE_B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;

function keyOf({ parameters }: Row): string {
  return String(parameters["EncryptionPublicKey"]);
}

function kindOf(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  return [key.asymmetricKeyType, modulusLength ?? namedCurve].filter((part) => part !== undefined).join(" ");
}

/** Whether the point of an SM2 public key keeps the curve's equation with coordinates below the prime. */
function isOnCurve(pem: string): boolean {
  const point = unarmour(pem).subarray(-64);
  const [x, y] = [point.subarray(0, 32), point.subarray(32)].map((bytes) =>
    BigInt(`0x0${bytes.toString("hex")}`),
  );
  if (x === undefined || y === undefined || x >= PRIME || y >= PRIME) return false;
  return (y * y - (x * x * x - 3n * x + CURVE_B)) % PRIME === 0n;
}

describe("keys of other kinds", () => {
  it("are readable keys, none of them 2048-bit RSA or SM2", () => {
    const kinds = new Set(otherKinds(schema, facts).map((row) => kindOf(createPublicKey(keyOf(row)))));
    expect([...kinds]).toEqual([
      "rsa 1024",
      "rsa 2047",
      "rsa 3072",
      "rsa 4096",
      "dsa 1024",
      "ec prime256v1",
      "ec secp384r1",
      "ec secp256k1",
      "ed25519",
      "x25519",
    ]);
  });

  it("hold no private half", () => {
    expect(otherKinds(schema, facts).filter((row) => keyOf(row).includes("PRIVATE"))).toEqual([]);
  });
});

describe("points", () => {
  it("are told apart by the curve's equation", () => {
    expect(isOnCurve(EXAMPLE_SM2)).toBe(true);
    expect(wrongPoints(schema, facts).filter((row) => isOnCurve(keyOf(row)))).toEqual([]);
  });

  it("are rightly encoded: each differs from the good key in its point alone", () => {
    const heads = wrongPoints(schema, facts)
      .filter(({ name }) => !name.includes("infinity"))
      .map((row) => unarmour(keyOf(row)).subarray(0, 27).toString("hex"));
    expect([...new Set(heads)]).toEqual([unarmour(EXAMPLE_SM2).subarray(0, 27).toString("hex")]);
  });

  it("include one that is on the curve but for a coordinate that is not reduced", () => {
    const row = wrongPoints(schema, facts).find(({ name }) => name.includes("x-above-prime"));
    const point = unarmour(row === undefined ? "" : keyOf(row)).subarray(-64);
    const [x, y] = [point.subarray(0, 32), point.subarray(32)].map((bytes) =>
      BigInt(`0x0${bytes.toString("hex")}`),
    );
    expect(isOnCurve(sm2PublicKey((x ?? 0n) - PRIME, y ?? 0n))).toBe(true);
  });
});

describe("malformed keys", () => {
  it.each(malformedKeys(schema, facts).map((row) => [row.name, row] as const))(
    "%s is not readable",
    (_, row) => {
      expect(() => createPublicKey(keyOf(row))).toThrow();
    },
  );

  it("are made of keys that are readable", () => {
    expect([RSA_2048, EXAMPLE_SM2].map((pem) => createPublicKey(pem).type)).toEqual(["public", "public"]);
  });
});

describe("spellings", () => {
  it.each([
    ["RSA_2048", RSA_2048, 9],
    ["SM2", EXAMPLE_SM2, 9],
  ] as const)("of a %s key are all different from it and each other", (symbol, pem, count) => {
    const texts = spelledKeys(schema, pem, symbol, "SM2").map(keyOf);
    expect(new Set([...texts, pem]).size).toBe(count + 1);
  });

  it.each(
    keySpellings.flatMap((spelling) =>
      spelling.symbols.map((symbol) => [spelling.name, symbol, spelling] as const),
    ),
  )("%s of a %s key says the same key", (name, symbol, { spell }) => {
    const pem = symbol === "SM2" ? EXAMPLE_SM2 : RSA_2048;
    const spelled = name === "spaces-for-newlines" ? armour("PUBLIC KEY", unarmour(spell(pem))) : spell(pem);
    const exported = createPublicKey(spelled).export({ type: "spki", format: "der" });
    const pointOrKey = (der: Buffer) =>
      (name === "compressed-point" ? der.subarray(-32) : der).toString("hex");
    const expected =
      name === "compressed-point"
        ? unarmour(pem).subarray(27, 59).toString("hex")
        : pointOrKey(unarmour(pem));
    expect(pointOrKey(exported)).toBe(expected);
  });
});

describe("armour", () => {
  it("is taken off as it was put on", () => {
    const bytes = Uint8Array.from({ length: 200 }, (_, index) => index);
    expect(unarmour(armour("PUBLIC KEY", bytes))).toEqual(Buffer.from(bytes));
  });

  it("has lines of the width that was asked for", () => {
    const lines = armour("X", new Uint8Array(100), 40).trimEnd().split("\n");
    expect(lines.map((line) => line.length)).toEqual([17, 40, 40, 40, 16, 15]);
  });
});
