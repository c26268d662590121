import { findGuessableNonce } from "../../crypto/index.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { DataKey } from "../judge-granted.ts";
import { sentences } from "../sentences.ts";
import { biasIn } from "./bias.ts";
import { madeOfMessage } from "./of-message.ts";
import { patternIn } from "./pattern.ts";

/** A data key with the exchange that brought it. */
export interface Entry {
  readonly dataKey: DataKey;
  readonly exchange: Exchange;
  readonly requestId?: string | undefined;
}

/** What an encryption takes its randomness by: both forms of an SM2 ciphertext hold a point that is made in the same way. */
export function sourceOfRandomness(algorithm: string | undefined): string | undefined {
  return algorithm?.startsWith("SM2") ? "SM2" : algorithm;
}

/** The bytes that an encryption chose at random; none for a data key that came plain. */
export function randomnessOf({ dataKey }: Entry): Uint8Array {
  return Buffer.from(dataKey.randomness ?? "", "hex");
}

/**
 * The first encryption whose random part can be foreseen, in the order of the requests: an SM2 nonce that is small or
 * counts, an RSA padding string or seed in a pattern, either made of the data key, OAEP seeds that are uneven taken together. Chance does any of these
 * as seldom as it does that to data keys.
 */
export function foreseeableIn(
  entries: readonly Entry[],
): { readonly reason: string; readonly exchange: Exchange } | undefined {
  const ordered = entries.toSorted((one, other) => one.exchange.number - other.exchange.number);
  const sm2 = ordered.filter(({ dataKey }) => dataKey.algorithm?.startsWith("SM2"));
  const rsa = ordered.filter(({ dataKey }) => dataKey.algorithm?.startsWith("RSA"));
  return guessableNonce(sm2) ?? patternedPadding(rsa) ?? ofMessage(ordered) ?? unevenSeeds(rsa);
}

function guessableNonce(entries: readonly Entry[]) {
  const found = findGuessableNonce(entries.map(({ dataKey }) => dataKey.randomness ?? ""));
  return found && explained(entries[found.index], found.how);
}

function patternedPadding(entries: readonly Entry[]) {
  const found = entries.find((entry) => patternIn(randomnessOf(entry)) !== undefined);
  return found && explained(found, `of what it chose at random, ${patternIn(randomnessOf(found)) ?? ""}`);
}

function ofMessage(entries: readonly Entry[]) {
  const found = madeOfMessage(entries);
  return found && explained(found.entry, `of what it chose at random, ${found.how}`);
}

/** A padding string of PKCS#1 v1.5 holds no zero by its nature, so only seeds of OAEP are looked at together. */
function unevenSeeds(entries: readonly Entry[]) {
  const seeds = entries.filter(({ dataKey }) => dataKey.algorithm?.startsWith("RSAES_OAEP"));
  const bias = biasIn(seeds.map(randomnessOf));
  return bias === undefined ? undefined : explained(seeds.at(-1), sentences.unevenSeeds(bias));
}

function explained(entry: Entry | undefined, how: string) {
  if (entry === undefined) return undefined;
  const { dataKey, exchange } = entry;
  const reason = sentences.foreseeable(`request ${exchange.number}`, dataKey.algorithm ?? "RSA", how);
  return { reason, exchange };
}
