import { isNonceOf } from "../../crypto/index.ts";
import type { DataKey } from "../judge-granted.ts";
import { hashes, hashOf } from "./derived.ts";

/** A data key and what its encryption chose. */
interface Encrypted {
  readonly dataKey: Pick<DataKey, "algorithm" | "bytes" | "randomness">;
}

/** Bytes that are compared: chance shows 12 once in 2^96. */
const compared = 12;

/** SM2 encryptions whose nonce is tried, which takes a multiplication for each hash: if some nonces are made so, most are. */
const triedNonces = 2;

/**
 * What an encryption should have chosen at random and made of the data key instead, or `undefined`: then the same data key
 * is encrypted to the same twice, and who guesses it can see that he is right.
 */
export function madeOfMessage<T extends Encrypted>(
  entries: readonly T[],
): { readonly entry: T; readonly how: string } | undefined {
  const sm2 = entries.filter(({ dataKey }) => dataKey.algorithm?.startsWith("SM2"));
  const rsa = entries.filter(({ dataKey }) => dataKey.algorithm?.startsWith("RSA"));
  for (const entry of [...sm2.slice(0, triedNonces), ...rsa]) {
    const hash = hashes.find((name) => isMadeBy(name, entry));
    if (hash !== undefined) return { entry, how: `it is the ${hash} of the data key` };
  }
  return undefined;
}

function isMadeBy(hash: string, { dataKey: { algorithm, bytes, randomness = "" } }: Encrypted): boolean {
  const made = hashOf(hash, bytes);
  if (algorithm?.startsWith("SM2")) return made.length === 32 && isNonceOf(randomness, made);
  const chosen = Buffer.from(randomness, "hex").subarray(0, compared);
  // A padding string of PKCS#1 v1.5 holds no zero.
  const start = algorithm === "RSAES_PKCS1_V1_5" ? made.filter((byte) => byte !== 0) : made;
  return chosen.length === compared && chosen.equals(start.subarray(0, compared));
}
