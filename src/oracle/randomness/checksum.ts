import { crc32 } from "node:zlib";

/** Something that is computed of a whole data key and is the same in all of them where its end sums up the rest. */
interface Sum {
  readonly bits: number;
  readonly what: string;
  readonly of: (key: Uint8Array) => number;
}

/** Shorter keys have too little before their end. */
const shortest = 8;

/** Bits that must have come out alike: 7 sums over all keys and over those of up to 100 lengths, 10^-13. */
const enoughAlike = 56;

const sumOf = (key: Uint8Array): number => key.reduce((sum, byte) => (sum + byte) & 0xff, 0);
const onesOf = (byte: number): number => byte.toString(2).replaceAll("0", "").length;
const lastOf = (key: Uint8Array): number => key.at(-1) ?? 0;
const endOf = (key: Uint8Array): Buffer => Buffer.from(key.subarray(-4));
const crcOf = (key: Uint8Array): number => crc32(key.subarray(0, -4));

const sums: readonly Sum[] = [
  {
    bits: 1,
    what: "the parity of all its bits",
    of: (key) => onesOf(key.reduce((all, byte) => all ^ byte, 0)) % 2,
  },
  { bits: 8, what: "all its bytes XORed", of: (key) => key.reduce((all, byte) => all ^ byte, 0) },
  { bits: 8, what: "the sum of all its bytes", of: sumOf },
  {
    bits: 8,
    what: "its last byte less the sum of the others",
    of: (key) => (2 * lastOf(key) - sumOf(key)) & 0xff,
  },
  {
    bits: 8,
    what: "its last byte less their CRC-32",
    of: (key) => (lastOf(key) ^ crc32(key.subarray(0, -1))) & 0xff,
  },
  {
    bits: 32,
    what: "its end XORed with the CRC-32 of the rest",
    of: (key) => endOf(key).readInt32BE() ^ crcOf(key),
  },
  {
    bits: 32,
    what: "its end XORed with the CRC-32 of the rest",
    of: (key) => endOf(key).readInt32LE() ^ crcOf(key),
  },
];

/** What the end of data keys is computed of, or `undefined`: all keys, or all of one length, come to the same. */
export function checksumIn(keys: readonly Uint8Array[]): string | undefined {
  const long = keys.filter((key) => key.length >= shortest);
  const different = [...new Map(long.map((key) => [Buffer.from(key).toString("latin1"), key])).values()];
  const ofLengths = [...new Set(different.map(({ length }) => length))].map((length) =>
    different.filter((key) => key.length === length),
  );
  for (const some of [different, ...ofLengths]) {
    const found = sums.find((sum) => isAlike(sum, some));
    if (found) return `${found.what} is the same in ${some.length} data keys`;
  }
  return undefined;
}

function isAlike({ bits, of }: Sum, keys: readonly Uint8Array[]): boolean {
  const [first, ...others] = keys;
  if (first === undefined || bits * others.length < enoughAlike) return false;
  const expected = of(first);
  return others.every((key) => of(key) === expected);
}
