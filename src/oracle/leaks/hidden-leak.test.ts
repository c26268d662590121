import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { random } from "../testing/random.ts";
import { findHiddenLeak } from "./hidden-leak.ts";

const key = random(32);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const pad = random(32);
const json = Buffer.from(JSON.stringify({ v: 1, key: base64(key), at: "2026" }));
const decimal = BigInt(`0x${Buffer.from(key).toString("hex")}`).toString();

function rotated(letter: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLM";
  const turned = letters.charAt(letters.indexOf(letter.toUpperCase()) + 13);
  return letter < "a" ? turned : turned.toLowerCase();
}

describe("findHiddenLeak", () => {
  it.each([
    ["packed by gzip", base64(gzipSync(json)), "it stands in it packed"],
    ["packed by zlib", base64(deflateSync(key)), "it stands in it packed"],
    ["packed without a head", base64(deflateRawSync(json)), "it stands in it packed"],
    ["as a number", `n=${decimal};`, "it stands in it as a number in digits"],
    ["as a number in Base64", base64(Buffer.from(decimal)), "it stands in it as a number in digits"],
    ["as a number to the base 36", BigInt(decimal).toString(36), "it stands in it as a number in digits"],
    ["as bits", BigInt(decimal).toString(2), "it stands in it as a number in digits"],
    [
      "moved on by a bit",
      base64(Buffer.from((BigInt(decimal) << 1n).toString(16).padStart(66, "0"), "hex")),
      "its bits stand in it shifted, or the steps from each byte to the next",
    ],
    [
      "by the steps between its bytes",
      base64(key.map((byte, at) => byte ^ (key[at - 1] ?? 0))),
      "its bits stand in it shifted, or the steps from each byte to the next",
    ],
    ["in Base64 from its second letter on", `x${base64(key)}`, "it stands in its Base64, begun elsewhere"],
    [
      "in words of 32 bits of the other byte order",
      base64(key.map((_, at) => key[at ^ 3] ?? 0)),
      "its bytes stand in it in another order, or with their halves exchanged",
    ],
    [
      "with its letters moved",
      base64(key).replaceAll(/[A-Za-z]/g, (letter) => rotated(letter)),
      "its Base64 stands in it with other letters",
    ],
    [
      "behind what hides it",
      base64(Buffer.concat([pad, key.map((byte, at) => byte ^ (pad[at] ?? 0))])),
      "what hides it stands beside it",
    ],
    [
      "by its bits turned round",
      base64(
        key.map((byte) => Number.parseInt([...byte.toString(2).padStart(8, "0")].reverse().join(""), 2)),
      ),
      "its bytes stand in it in another order, or with their halves exchanged",
    ],
    [
      "every second byte",
      Buffer.from(key.filter((_, at) => at % 2 === 1)).toString("hex"),
      "every second byte of it stands in it",
    ],
  ])("finds a data key %s", (_, blob, how) => {
    expect(findHiddenLeak(key, blob)).toBe(how);
  });

  it("finds a data key in Base58", () => {
    const known = Buffer.from("516b6fcd0f516b6fcd0f516b6fcd0f51", "hex");
    const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let written = "";
    for (let rest = BigInt(`0x${known.toString("hex")}`); rest > 0n; rest /= 58n)
      written = alphabet.charAt(Number(rest % 58n)) + written;
    expect(findHiddenLeak(known, `v1.${written}`)).toBe("it stands in it as a number in digits");
  });

  // Written by Python: base64.a85encode, base64.b85encode, binascii.b2a_uu.
  it.each([`!!*-'"9eu7#RLhG$k3[W`, "009C61O)~M2nh-c3=Iws", `0  $" P0%!@<("0H+# T.#P  `])(
    "finds a data key of 16 bytes in %s",
    (written) => {
      const known = Uint8Array.from({ length: 16 }, (_, at) => at);
      expect(findHiddenLeak(known, `v1 ${written}`)).toBe("it stands in it in Base85 or uuencoded");
    },
  );

  it("finds Base64 of a data key inside of other bytes", () => {
    const blob = base64(Buffer.concat([random(5), Buffer.from([0]), Buffer.from(base64(key)), random(16)]));
    expect(findHiddenLeak(key, blob)).toBe("it stands in its Base64, begun elsewhere");
  });

  it("is silent on blobs that have nothing of it, on bombs and on short keys", () => {
    expect(findHiddenLeak(key, base64(random(400)))).toBeUndefined();
    expect(findHiddenLeak(key, base64(gzipSync(Buffer.alloc(10_000_000))))).toBeUndefined();
    expect(findHiddenLeak(key.subarray(0, 15), base64(gzipSync(key.subarray(0, 15))))).toBeUndefined();
  });
});
