/** A word of 32 bits of a data key: of which one, and at which word of it. */
interface Place {
  readonly key: number;
  readonly at: number;
}

/** Data keys before one among which its predecessors are looked for: 624 words are some ten of them. */
const near = 40;

/** One data key in so many is asked whether it follows from others: if any does, most do. */
const apart = 6;

/** Words in a row that must follow from others: by chance, for 100,000 pairs, once in 10^15. */
const inRow = 3;

/**
 * Whether data keys come of the Mersenne Twister (MT19937: random of Python, Ruby, PHP, C++), whose every word follows from those
 * 227, 623 and 624 before it. `keys` stand nearly in the order in which they were made; how far one is from another is
 * not known, so the words 227 before are tried and those 624 before looked up.
 */
export function isTwisted(keys: readonly Uint8Array[]): boolean {
  const words = keys.map(wordsOf);
  const twists = new Map<number, Place>();
  const seen = new Uint8Array(2 ** 20);
  for (const [key, own] of words.entries()) {
    for (let at = 0; at + 1 < own.length; at += 1) {
      const made = twist(own[at] ?? 0, own[at + 1] ?? 0);
      twists.set(made, { key, at });
      seen[made & 0xfffff] = 1;
    }
  }
  const follows = (later: Int32Array, at: number, middle: Int32Array, from: number): boolean => {
    const made = (later[at] ?? 0) ^ (middle[from] ?? 0);
    if (seen[made & 0xfffff] === 0) return false;
    const place = twists.get(made);
    const first = place === undefined ? undefined : words[place.key];
    return place !== undefined && first !== undefined && goesOn(later, at, middle, from, first, place.at);
  };
  return words.some((later, index) => {
    if (index % apart !== 0 || later.length < inRow) return false;
    const at = (later.length - inRow) >> 1;
    return words
      .slice(Math.max(0, index - near), index + near)
      .some((middle) => middle.some((_, from) => follows(later, at, middle, from)));
  });
}

/** Whether the words after three that belong together belong together too. */
function goesOn(
  later: Int32Array,
  at: number,
  middle: Int32Array,
  from: number,
  first: Int32Array,
  start: number,
): boolean {
  if (from + inRow > middle.length || start + inRow >= first.length) return false;
  return Array.from({ length: inRow }, (_, step) => step).every(
    (step) =>
      ((later[at + step] ?? 0) ^ (middle[from + step] ?? 0)) ===
      twist(first[start + step] ?? 0, first[start + step + 1] ?? 0),
  );
}

function twist(high: number, low: number): number {
  const joined = (high & 0x80000000) | (low & 0x7fffffff);
  return ((joined >>> 1) ^ ((low & 1) === 0 ? 0 : 0x9908b0df)) | 0;
}

/** The words of the generator's state behind the whole words of a data key. */
function wordsOf(key: Uint8Array): Int32Array {
  const bytes = Buffer.from(key);
  return Int32Array.from({ length: key.length >> 2 }, (_, at) => untemper(bytes.readUInt32LE(4 * at)));
}

/** Undoes the four steps by which MT19937 mixes a word before it gives it out. */
function untemper(given: number): number {
  let word = given ^ (given >>> 18);
  word ^= (word << 15) & 0xefc60000;
  let mixed = word;
  for (let step = 0; step < 5; step += 1) mixed = word ^ ((mixed << 7) & 0x9d2c5680);
  word = mixed;
  for (let step = 0; step < 3; step += 1) mixed = word ^ (mixed >>> 11);
  return mixed | 0;
}
