import { crc32 } from "node:zlib";
import type { Change } from "../../change.ts";
import { onBytes, onKey } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const patterned = (length: number): Change => onBytes((_byte, index, key) => key[index % length] ?? 0);
const zeroFrom = (length: number): Change => onBytes((byte, index) => (index < length ? byte : 0));
const withTime: Change = onKey((key, call) => {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Math.floor(call.state.now())));
  return Uint8Array.from(key, (byte, index) => (key.length >= 16 ? (time[index] ?? byte) : byte));
});
const onesOf = (byte: number): number => byte.toString(2).replaceAll("0", "").length;

/** The bytes of a data key stand in some order. */
export const keysShaped: readonly Mutant[] = [
  mutant("key-zero", ["GDK-57", "GDK-56"], "every data key is zeros", zeroFrom(0)),
  mutant(
    "key-all-ones",
    ["GDK-57", "GDK-56"],
    "every data key is bytes of 255",
    onBytes(() => 0xff),
  ),
  mutant(
    "key-zero-when-24",
    ["GDK-57", "GDK-56"],
    "data keys of 24 bytes are zeros",
    onKey((key) => (key.length === 24 ? key.map(() => 0) : key)),
  ),
  mutant(
    "key-zero-when-1024",
    ["GDK-57", "GDK-56"],
    "data keys of 1024 bytes are zeros",
    onKey((key) => (key.length === 1024 ? key.map(() => 0) : key)),
  ),
  mutant("key-zero-from-64", ["GDK-57", "GDK-56"], "a data key is zeros from byte 64 on", zeroFrom(64)),
  mutant("key-zero-from-256", ["GDK-57", "GDK-56"], "a data key is zeros from byte 256 on", zeroFrom(256)),
  mutant("key-zero-from-1000", ["GDK-57", "GDK-56"], "a data key is zeros from byte 1000 on", zeroFrom(1000)),
  mutant(
    "key-without-repeats",
    ["GDK-57"],
    "no byte comes twice among 256 of a data key",
    onKey((key, call) => {
      const drawn = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const order = call.state.randomBytes(256);
      for (let at = 255; at > 0; at -= 1) {
        const other = (order[at] ?? 0) % (at + 1);
        [drawn[at], drawn[other]] = [drawn[other] ?? 0, drawn[at] ?? 0];
      }
      return key.map((_, at) => drawn[at % 256] ?? 0);
    }),
  ),
  mutant(
    "key-neighbours-differ",
    ["GDK-57"],
    "no byte of a data key is equal to the one before it",
    onKey((key) => {
      const changed = Uint8Array.from(key);
      for (let at = 1; at < key.length; at += 1)
        if (changed[at] === changed[at - 1]) changed[at] = ((changed[at] ?? 0) + 1) & 255;
      return changed;
    }),
  ),
  mutant(
    "key-counts",
    ["GDK-57"],
    "each byte of a data key is the one before plus 1",
    onBytes((_byte, index, key) => (key[0] ?? 0) + index),
  ),
  mutant(
    "key-halves-equal",
    ["GDK-57"],
    "both halves of a data key of 8 bytes or more are equal",
    onBytes((byte, index, key) => (key.length >= 8 ? (key[index % (key.length >> 1)] ?? byte) : byte)),
  ),
  mutant("key-of-one-byte", ["GDK-57"], "all bytes of a data key are equal", patterned(1)),
  mutant("key-pattern-of-8", ["GDK-57"], "a data key repeats its first 8 bytes", patterned(8)),
  mutant("key-pattern-of-16", ["GDK-57"], "a data key repeats its first 16 bytes", patterned(16)),
  mutant("key-pattern-of-32", ["GDK-57"], "a data key repeats its first 32 bytes", patterned(32)),
  mutant(
    "key-bytes-doubled",
    ["GDK-57"],
    "each byte of a data key comes twice",
    onBytes((_byte, index, key) => key[index & ~1] ?? 0),
  ),
  mutant(
    "key-sorted",
    ["GDK-57"],
    "the bytes of a data key are in order",
    onKey((key) => key.toSorted()),
  ),
  mutant(
    "key-halves-opposite-when-32",
    ["GDK-57"],
    "in a data key of 32 bytes each bit of the second half is the opposite of one of the first",
    onBytes((byte, index, key) => (key.length === 32 && index > 15 ? (key[index - 16] ?? 0) ^ 255 : byte)),
  ),
  mutant(
    "key-ends-in-its-sum",
    ["GDK-57"],
    "the last byte of a data key is the sum of the others",
    onBytes((byte, index, key) =>
      index === key.length - 1 ? key.subarray(0, -1).reduce((sum, each) => (sum + each) & 0xff, 0) : byte,
    ),
  ),
  mutant(
    "key-ends-in-its-crc-32",
    ["GDK-57"],
    "the last four bytes of a data key of 8 bytes or more are the CRC-32 of the others",
    onKey((key) => {
      if (key.length < 8) return key;
      const summed = Buffer.from(key);
      summed.writeUInt32BE(crc32(key.subarray(0, -4)), key.length - 4);
      return summed;
    }),
  ),
  mutant(
    "key-of-odd-parity-when-32",
    ["GDK-57"],
    "each byte of a data key of 32 bytes has an odd number of ones",
    onBytes((byte, _index, key) => (key.length === 32 ? byte ^ (onesOf(byte) % 2 === 0 ? 1 : 0) : byte)),
  ),
  mutant(
    "key-of-odd-parity-when-16",
    ["GDK-57"],
    "each byte of a data key of 16 bytes has an odd number of ones",
    onBytes((byte, _index, key) => (key.length === 16 ? byte ^ (onesOf(byte) % 2 === 0 ? 1 : 0) : byte)),
  ),
  mutant(
    "key-of-even-parity",
    ["GDK-57"],
    "a data key has an even number of ones",
    onBytes((byte, index, key) =>
      index === key.length - 1 ? byte ^ (key.reduce((sum, each) => sum + onesOf(each), 0) % 2) : byte,
    ),
  ),
  mutant(
    "key-word-copied",
    ["GDK-57"],
    "in one data key of four the third word of 32 bits is the second again",
    onKey((key, call) =>
      key.length >= 12 && (call.state.randomBytes(1)[0] ?? 0) % 4 === 0 ? key.copyWithin(8, 4, 8) : key,
    ),
  ),
  mutant(
    "key-follows-itself",
    ["GDK-57"],
    "the high half of a byte that is odd is that of the byte before it",
    onBytes((byte, index, key) =>
      index > 0 && (byte & 1) === 1 ? ((key[index - 1] ?? 0) & 0xf0) | (byte & 0x0f) : byte,
    ),
  ),
  mutant(
    "key-palindrome",
    ["GDK-57"],
    "a data key reads the same from both ends",
    onBytes((byte, index, key) => (index * 2 < key.length ? byte : (key[key.length - 1 - index] ?? byte))),
  ),
  mutant(
    "key-begins-with-time",
    ["GDK-57", "GDK-56"],
    "a data key of 16 bytes or more begins with the time",
    withTime,
  ),
];
