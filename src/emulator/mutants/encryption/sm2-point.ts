import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { sm3Bytes } from "../../rules/sm2.ts";
import { mutant } from "../changes/changes.ts";
import { encrypting } from "../changes/ciphertext-change.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";
import { undecipherable } from "./sm2-requirements.ts";

const scalar = (value: number): string => value.toString(16).padStart(64, "0");

const nonce =
  (make: () => (call: Call, random: (call: Call) => string) => string): Change =>
  (reference) => {
    const next = make();
    return { ...reference, sm2Nonce: (call) => next(call, reference.sm2Nonce) };
  };

const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const negated = (hex: string): string => (order - BigInt(`0x${hex}`)).toString(16).padStart(64, "0");
const doubled = (hex: string): string => ((BigInt(`0x${hex}`) * 2n) % order).toString(16).padStart(64, "0");

/** Mistakes in C1 and in what goes into the encryption. */
export const sm2PointMutants: readonly Mutant[] = [
  mutant(
    "sm2-nonce-fixed",
    ["GDK-45"],
    "Every SM2 encryption uses the same point",
    nonce(() => {
      let kept: string | undefined;
      return (call, random) => {
        kept ??= random(call);
        return kept;
      };
    }),
  ),
  mutant(
    "sm2-nonce-one",
    ["GDK-45"],
    "The SM2 nonce is 1, so that C1 is the base point",
    nonce(() => () => scalar(1)),
  ),
  mutant(
    "sm2-nonce-counts",
    ["GDK-45"],
    "The SM2 nonce counts from 2",
    nonce(() => {
      let count = 1;
      return () => scalar(++count);
    }),
  ),
  mutant(
    "sm2-nonce-of-the-request",
    ["GDK-45"],
    "The SM2 nonce is a hash of the request's body",
    nonce(() => (call) => sm3Bytes(call.request.body).fill(0, 0, 1).toString("hex")),
  ),
  mutant(
    "sm2-nonce-of-16-bits",
    ["GDK-45"],
    "The SM2 nonce is a random number of 16 bits",
    nonce(() => (call) => scalar(1 + Buffer.from(call.state.randomBytes(2)).readUInt16BE())),
  ),
  mutant(
    "sm2-nonce-of-the-key",
    ["GDK-45"],
    "The SM2 nonce is a hash of the data key",
    remembering(
      () => new WeakMap<Call, Uint8Array>(),
      (made) => (reference) => ({
        ...reference,
        makeDataKey: (length, call) => {
          const dataKey = reference.makeDataKey(length, call);
          made.set(call, dataKey);
          return dataKey;
        },
        sm2Nonce: (call) => sm3Bytes(made.get(call) ?? new Uint8Array()).toString("hex"),
      }),
    ),
  ),
  mutant(
    "sm2-nonce-every-second",
    ["GDK-45"],
    "Every second SM2 encryption uses the point of the one before",
    nonce(() => {
      let kept: string | undefined;
      return (call, random) => {
        const last = kept;
        kept = last === undefined ? random(call) : undefined;
        return last ?? kept ?? random(call);
      };
    }),
  ),
  mutant(
    "sm2-nonce-negated",
    ["GDK-45"],
    "Every second SM2 encryption uses the nonce of the one before with the other sign",
    nonce(() => {
      let kept: string | undefined;
      return (call, random) => {
        const last = kept;
        kept = last === undefined ? random(call) : undefined;
        return last === undefined ? (kept ?? random(call)) : negated(last);
      };
    }),
  ),
  mutant(
    "sm2-nonce-doubled",
    ["GDK-45"],
    "The SM2 nonce is twice that of the encryption before",
    nonce(() => {
      let kept: string | undefined;
      return (call, random) => {
        kept = kept === undefined ? random(call) : doubled(kept);
        return kept;
      };
    }),
  ),
  mutant("sm2-point-of-another", undecipherable, "C1 belongs to another encryption", (reference) => ({
    ...reference,
    sm2Encrypt: (call, point, message) => {
      const { x, y } = reference.sm2Encrypt(call, point, message);
      return { ...reference.sm2Encrypt(call, point, message), x, y };
    },
  })),
  mutant(
    "sm2-key-doubled",
    undecipherable,
    "The data key is encrypted under twice the caller's point",
    encrypting(
      ["SM2", "SM2_C1C3C2_ASN1"],
      (encrypt) => (call, key, message) =>
        encrypt(call, key.kind === "SM2" ? { ...key, point: key.point.double() } : key, message),
    ),
  ),
];
