import { randomBytes } from "node:crypto";

const intervalsFrom1582To1970 = 0x01b21dd213814000n;

/**
 * A source of time-based UUIDs, which is what KeyIds look like; two of one source never are equal.
 *
 * ```
 * xxxxxxxx-xxxx-1xxx-yxxx-nnnnnnnnnnnn
 * time low mid  ver  clock node (random, multicast bit set)
 * ```
 */
export function keyIdSource(now: () => number): () => string {
  const node = randomBytes(6);
  node.writeUInt8(node.readUInt8(0) | 0x01, 0);
  const clock = (0x8000 | (randomBytes(2).readUInt16BE(0) & 0x3fff)).toString(16);
  let last = 0n;
  return () => {
    const current = BigInt(Math.floor(now())) * 10_000n + intervalsFrom1582To1970;
    last = current > last ? current : last + 1n;
    const hex = last.toString(16).padStart(15, "0");
    return [hex.slice(7), hex.slice(3, 7), `1${hex.slice(0, 3)}`, clock, node.toString("hex")].join("-");
  };
}
