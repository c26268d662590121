import { replacing } from "../../change.ts";
import { onKey } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { onText, rewriting } from "../changes/request-change.ts";
import type { Mutant } from "../mutant.ts";

const sizes = (keySpecBytes: Readonly<Record<string, number>>) => replacing({ keySpecBytes });
const spelled = (change: (keySpec: string) => string) => onText("KeySpec", change);
const right = { AES_128: 16, AES_256: 32 };

/** KeySpec has other valid values, or they stand for other lengths. */
export const keySpecs: readonly Mutant[] = [
  mutant("aes-128-unknown", ["GDK-09", "GDK-11", "GDK-02"], "AES_128 is refused", sizes({ AES_256: 32 })),
  mutant("aes-256-unknown", ["GDK-10", "GDK-11", "GDK-02"], "AES_256 is refused", sizes({ AES_128: 16 })),
  mutant("aes-64-known", ["GDK-11"], "AES_64 is granted 8 bytes", sizes({ ...right, AES_64: 8 })),
  mutant("aes-192-known", ["GDK-11"], "AES_192 is granted 24 bytes", sizes({ ...right, AES_192: 24 })),
  mutant("aes-512-known", ["GDK-11"], "AES_512 is granted 64 bytes", sizes({ ...right, AES_512: 64 })),
  mutant(
    "sm4-known",
    ["GDK-11"],
    "SM4 and SM4_128 are granted 16 bytes",
    sizes({ ...right, SM4: 16, SM4_128: 16 }),
  ),
  mutant(
    "des-known",
    ["GDK-11"],
    "DES_EDE3 and 3DES are granted 24 bytes",
    sizes({ ...right, DES_EDE3: 24, "3DES": 24 }),
  ),
  mutant("rsa-2048-known", ["GDK-11"], "RSA_2048 is granted 256 bytes", sizes({ ...right, RSA_2048: 256 })),
  mutant(
    "key-spec-in-any-case",
    ["GDK-11"],
    "aes_128 counts as AES_128",
    spelled((keySpec) => keySpec.toUpperCase()),
  ),
  mutant(
    "key-spec-of-another-type-beside-number-crashes",
    ["GDK-19", "GDK-69"],
    "a KeySpec that is no string crashes also next to NumberOfBytes",
    (reference) => ({
      ...reference,
      checkTypes: (call) => {
        const spec = call.parameters.get("KeySpec");
        if (call.parameters.has("NumberOfBytes") && spec != null && typeof spec !== "string")
          throw new TypeError("KeySpec.trim is not a function");
        reference.checkTypes(call);
      },
    }),
  ),
  mutant(
    "key-spec-trimmed",
    ["GDK-11"],
    "white space around KeySpec is ignored",
    spelled((keySpec) => keySpec.trim()),
  ),
  mutant(
    "key-spec-by-prefix",
    ["GDK-11"],
    "anything that begins with AES_128 or AES_256 is taken",
    spelled((keySpec) => /^AES_(?:128|256)/.exec(keySpec)?.[0] ?? keySpec),
  ),
  mutant(
    "key-spec-by-part",
    ["GDK-11"],
    "anything that has 128 or 256 in it is taken",
    spelled((keySpec) => {
      const bits = /128|256/.exec(keySpec)?.[0];
      return bits === undefined ? keySpec : `AES_${bits}`;
    }),
  ),
  mutant(
    "key-spec-with-other-joints",
    ["GDK-11"],
    "AES-128 and AES128 count as AES_128",
    spelled((keySpec) => keySpec.replace(/^AES[- ]?(?=\d)/, "AES_")),
  ),
  mutant(
    "key-spec-unknown-is-256",
    ["GDK-11"],
    "an unknown KeySpec counts as AES_256",
    spelled((keySpec) => (keySpec === "AES_128" ? keySpec : "AES_256")),
  ),
  mutant(
    "key-spec-unknown-is-128",
    ["GDK-11"],
    "an unknown KeySpec counts as AES_128",
    spelled((keySpec) => (keySpec === "AES_256" ? keySpec : "AES_128")),
  ),
  mutant(
    "key-spec-empty-is-256",
    ["GDK-11"],
    "an empty KeySpec counts as AES_256",
    spelled((keySpec) => keySpec || "AES_256"),
  ),
  mutant(
    "key-spec-cut-at-nul",
    ["GDK-11"],
    "KeySpec ends for the endpoint at its first NUL",
    spelled((keySpec) => keySpec.split("\u0000", 1)[0] ?? ""),
  ),
  mutant(
    "key-spec-as-number",
    ["GDK-12"],
    "the numbers 128 and 256 count as AES_128 and AES_256",
    rewriting("KeySpec", (value) => (value === 128 || value === 256 ? `AES_${value}` : value)),
  ),
  mutant(
    "key-spec-inherited",
    ["GDK-11", "GDK-69"],
    "names that every object has, like toString, pass for a KeySpec and end in InternalError",
    (reference) => ({
      ...reference,
      checkKeySpec: (call) => {
        if (!((call.text("KeySpec") ?? "AES_256") in call.rules.keySpecBytes)) reference.checkKeySpec(call);
      },
      makeDataKey: (length, call) => {
        if (typeof length !== "number") throw new TypeError("the length is no number");
        return reference.makeDataKey(length, call);
      },
    }),
  ),
  mutant("aes-128-gives-32", ["GDK-09"], "AES_128 gives 32 bytes", sizes({ ...right, AES_128: 32 })),
  mutant("aes-128-gives-15", ["GDK-09"], "AES_128 gives 15 bytes", sizes({ ...right, AES_128: 15 })),
  mutant("aes-256-gives-16", ["GDK-10"], "AES_256 gives 16 bytes", sizes({ ...right, AES_256: 16 })),
  mutant("aes-256-gives-24", ["GDK-10"], "AES_256 gives 24 bytes", sizes({ ...right, AES_256: 24 })),
  mutant("aes-256-gives-33", ["GDK-10"], "AES_256 gives 33 bytes", sizes({ ...right, AES_256: 33 })),
  mutant(
    "key-specs-exchanged",
    ["GDK-09", "GDK-10"],
    "AES_128 gives 32 bytes and AES_256 gives 16",
    sizes({ AES_128: 32, AES_256: 16 }),
  ),
  mutant(
    "key-spec-bits-as-bytes",
    ["GDK-09", "GDK-10"],
    "AES_128 gives 128 bytes and AES_256 gives 256",
    sizes({ AES_128: 128, AES_256: 256 }),
  ),
  mutant(
    "key-spec-with-nonce",
    ["GDK-09", "GDK-10"],
    "a nonce of 12 bytes comes after the key of a KeySpec",
    sizes({ AES_128: 28, AES_256: 44 }),
  ),
  mutant(
    "key-spec-key-in-hex",
    ["GDK-09", "GDK-10", "GDK-57"],
    "the data key of a KeySpec is the text of its hex digits",
    onKey((key, call) =>
      call.integer("NumberOfBytes") === undefined ? Buffer.from(Buffer.from(key).toString("hex")) : key,
    ),
  ),
];
