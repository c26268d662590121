import { createPublicKey } from "node:crypto";
import type { Effort } from "../../model/profile.ts";
import { ALGORITHM, companions, PUBLIC_KEY } from "../minimal-request.ts";
import type { KeySymbol } from "../placeholder.ts";
import type { RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";
import { armour, unarmour } from "./armour.ts";

/** Another way to write the PEM of a key: the documents do not say whether it is accepted. */
export interface KeySpelling {
  readonly name: string;
  readonly symbols: readonly KeySymbol[];
  readonly spell: (pem: string) => string;
  readonly effort: Effort;
}

const BOTH: readonly KeySymbol[] = ["RSA_2048", "SM2"];

/** Spellings of the same public key; each gives text that differs from the PEM. */
export const keySpellings: readonly KeySpelling[] = [
  spelling("crlf", (pem) => pem.replaceAll("\n", "\r\n"), "standard"),
  spelling("no-final-newline", (pem) => pem.trimEnd(), "standard"),
  spelling("spaces-for-newlines", (pem) => pem.trimEnd().replaceAll("\n", " ")),
  spelling("one-line-of-base64", (pem) => armour("PUBLIC KEY", unarmour(pem), 4096), "standard"),
  spelling("lines-of-76", (pem) => armour("PUBLIC KEY", unarmour(pem), 76)),
  spelling("white-space-around", (pem) => `\n \n${pem}\n \n`),
  spelling("text-before", (pem) => `public key of the caller\n${pem}`),
  spelling("trailing-bytes", (pem) =>
    armour("PUBLIC KEY", Buffer.concat([unarmour(pem), Uint8Array.of(0, 0)])),
  ),
  { name: "pkcs1", symbols: ["RSA_2048"], spell: pkcs1, effort: "standard" },
  { name: "compressed-point", symbols: ["SM2"], spell: compressed, effort: "thorough" },
];

function spelling(name: string, spell: (pem: string) => string, effort: Effort = "thorough"): KeySpelling {
  return { name, symbols: BOTH, spell, effort };
}

/** `BEGIN RSA PUBLIC KEY`: the two numbers alone, without the algorithm. */
function pkcs1(pem: string): string {
  return createPublicKey(pem).export({ type: "pkcs1", format: "pem" }).toString();
}

/**
 * Rewrites the 91 bytes of an SM2 SubjectPublicKeyInfo to 59 with a compressed point.
 *
 * ```text
 * 30 39  30 13 …  03 22 00  02 or 03 (parity of y) | x (32 bytes)
 * ```
 */
function compressed(pem: string): string {
  const der = unarmour(pem);
  const parity = 2 + ((der.at(-1) ?? 0) & 1);
  const head = Uint8Array.of(0x30, 0x39);
  const bits = Uint8Array.of(0x03, 0x22, 0x00, parity);
  return armour("PUBLIC KEY", Buffer.concat([head, der.subarray(2, 23), bits, der.subarray(27, 59)]));
}

/** Rows with another spelling of the PEM of a pair that the run owns; whether they are granted is open. */
export function spelledKeys(
  schema: RequestSchema,
  pem: string,
  symbol: KeySymbol,
  algorithm: string,
): readonly Row[] {
  return keySpellings
    .filter(({ symbols }) => symbols.includes(symbol))
    .map(({ name, spell, effort }) => ({
      name: `${PUBLIC_KEY}.form.${name}.${algorithm}`,
      parameters: { ...companions(schema, PUBLIC_KEY), [PUBLIC_KEY]: spell(pem), [ALGORITHM]: algorithm },
      faults: [`${PUBLIC_KEY}.form`],
      effort,
    }));
}
