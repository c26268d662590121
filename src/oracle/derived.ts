import { createHash } from "node:crypto";
import type { DataKey } from "./judge-granted.ts";

/** Bytes of a data key that are compared with a hash: chance shows them once in 2^128. */
const compared = 16;

/** The hashes that a chain of keys would be made with. */
const hashes = ["md5", "sha1", "sha256", "sha512", "sm3"] as const;

/** Finds a data key that begins as the hash of another one: who knows that knows both. Answers the other one and the key. */
export function hashOfAnother<T extends { readonly dataKey: Pick<DataKey, "bytes"> }>(
  all: readonly T[],
): readonly [T, T] | undefined {
  const long = all.filter(({ dataKey }) => dataKey.bytes.length >= compared);
  const known = new Map<string, T>();
  for (const entry of long)
    for (const hash of hashes)
      known.set(startOf(createHash(hash).update(entry.dataKey.bytes).digest()), entry);
  for (const entry of long) {
    const other = known.get(startOf(entry.dataKey.bytes));
    if (other !== undefined) return [other, entry];
  }
  return undefined;
}

function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, compared)).toString("latin1");
}
