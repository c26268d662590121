import { describe, expect, it } from "vitest";
import { concatenate } from "./bytes.ts";
import { decodeDataKey } from "./decode-data-key.ts";
import { generateKeyPair } from "./key-pair.ts";
import { layOutSm2 } from "./sm2-layout.ts";
import { sm2Der } from "./testing/der-maker.ts";
import { encryptSm2, raw, sha256 } from "./testing/sm2-maker.ts";

const key = await generateKeyPair("SM2");
if (key.kind !== "SM2") throw new Error("no SM2 key");
const message = new Uint8Array(16).fill(7);
const parts = encryptSm2(message, key.publicHex);
const hashed = encryptSm2(message, key.publicHex, { hash: (x2, m, y2) => sha256(x2, m, y2) });
const { x, y, c3, c2 } = parts;

/** `C1 64, C3 32, C2 16` of what lies in a ciphertext, and the texts beside the lengths. */
function laidOut(ciphertext: Uint8Array, algorithm: "SM2" | "SM2_C1C3C2_ASN1") {
  const fields = layOutSm2(ciphertext, decodeDataKey(ciphertext, algorithm, key, 16), 16);
  return {
    order: fields.map(({ name, bytes }) => `${name} ${bytes}`).join(", "),
    found: fields.map(({ found }) => found),
    wrong: fields.flatMap(({ wrong }, at) => (wrong ? [at] : [])),
  };
}

describe("the layout of an SM2 ciphertext", () => {
  it.each([
    ["raw", raw(parts), "SM2", "C1 64, C3 32, C2 16"],
    ["with the byte 04", concatenate(new Uint8Array([4]), raw(parts)), "SM2", "04 1, C1 64, C3 32, C2 16"],
  ] as const)("%s says what each part is", (_name, ciphertext, algorithm, order) => {
    const layout = laidOut(ciphertext, algorithm);
    expect(layout.order).toBe(order);
    expect(layout.wrong).toEqual([]);
    expect(layout.found.slice(-3)).toEqual([
      "a point of the curve: x and y",
      "the SM3 hash of x2, the data key and y2",
      "opens to the data key",
    ]);
  });

  it("in ASN.1 takes tags and lengths to the part that they stand before", () => {
    const ciphertext = sm2Der(parts);
    const { order } = laidOut(ciphertext, "SM2_C1C3C2_ASN1");
    const head = ciphertext.length > 129 ? 3 : 2;
    expect(order).toBe(`SEQUENCE ${head}, C1 ${ciphertext.length - head - 52}, C3 34, C2 18`);
  });

  it.each([
    ["the old order", concatenate(x, y, c2, c3), "C1 64, C2 16, C3 32", 1, "old order C1C2C3"],
    ["a hash of another kind", raw(hashed), "C1 64, C3 32, C2 16", 1, "SHA-256 instead of SM3"],
    ["no hash", concatenate(x, y, c2), "C1 64, C2 16", 1, "C3 is missing"],
    [
      "another prefix",
      concatenate(new Uint8Array([5]), raw(parts)),
      "04 1, C1 64, C3 32, C2 16",
      0,
      "it is 05",
    ],
    ["nothing of a ciphertext", new Uint8Array(120).fill(1), "unread 120", 0, "no reading of C1"],
    ["part of a hash", concatenate(x, y, c3.subarray(24)), "C1 64, C3 8", 1, "nothing is left for C2"],
  ] as const)("tells %s at the part to blame", (_name, ciphertext, order, at, words) => {
    const layout = laidOut(ciphertext, "SM2");
    expect(layout.order).toBe(order);
    expect(layout.found[at]).toContain(words);
    expect(layout.wrong).toEqual([at]);
  });

  it("shows the old order inside ASN.1, and ASN.1 where plain bytes were asked for", () => {
    expect(laidOut(sm2Der({ ...parts, c3: c2, c2: c3 }), "SM2_C1C3C2_ASN1").order).toMatch(/C2 18, C3 34$/);
    const foreign = laidOut(sm2Der(parts), "SM2");
    expect(foreign.order).toMatch(/^SEQUENCE 2, C1 /);
    expect(foreign.found.join()).toContain("ASN.1 structure where C1C3C2 as plain bytes was asked for");
  });
});
