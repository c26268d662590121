/** Places counted from each end of a key at which its bytes are watched. */
const watched = 32;

/** Shorter keys have no places that are watched: a bit of them is often the same by chance. */
const shortestPlaced = 4;

/** How the bytes of several keys differ at one place; what they are is not told, for it may be the same in all keys. */
export interface PlaceSum {
  /** 0 is the first byte, -1 the last. */
  readonly at: number;
  /** Keys that were compared with an earlier one. */
  readonly compared: number;
  /** The bits that are not the same in all of them. */
  readonly changed: number;
}

/** What can be summed up over byte strings to judge them together, without any of them. */
export interface ByteSums {
  /** How often each of the 256 byte values comes; empty where none were counted. */
  readonly counts: readonly number[];
  readonly places: readonly PlaceSum[];
}

/** Sums up byte strings. */
export function sumsOf(keys: readonly Uint8Array[]): ByteSums {
  const bytes = new Map<number, number[]>();
  for (const key of keys) for (const [at, byte] of placesOf(key)) put(bytes, at, byte);
  return { counts: countsOf(keys), places: [...bytes].map(([at, own]) => placeSum(at, own)) };
}

function countsOf(keys: readonly Uint8Array[]): readonly number[] {
  const counts = new Array<number>(256).fill(0);
  for (const key of keys) for (const byte of key) counts[byte] = (counts[byte] ?? 0) + 1;
  return counts;
}

/** Several sums as one. */
export function addSums(all: readonly ByteSums[]): ByteSums {
  const counted = all.filter(({ counts }) => counts.length > 0);
  const counts = Array.from({ length: 256 }, (_, value) =>
    counted.reduce((sum, { counts: own }) => sum + (own[value] ?? 0), 0),
  );
  return { counts, places: addPlaces(all.flatMap(({ places }) => places)) };
}

function addPlaces(all: readonly PlaceSum[]): readonly PlaceSum[] {
  const sums = new Map<number, PlaceSum>();
  for (const { at, compared, changed } of all) {
    const before = sums.get(at) ?? { compared: 0, changed: 0 };
    sums.set(at, { at, compared: before.compared + compared, changed: before.changed | changed });
  }
  return [...sums.values()];
}

function placesOf(key: Uint8Array): readonly (readonly [at: number, byte: number])[] {
  if (key.length < shortestPlaced) return [];
  return [
    ...Array.from(key.subarray(0, watched), (byte, at) => [at, byte] as const),
    ...Array.from(key.subarray(-watched).toReversed(), (byte, at) => [-1 - at, byte] as const),
  ];
}

function placeSum(at: number, bytes: readonly number[]): PlaceSum {
  const [first = 0] = bytes;
  return { at, compared: bytes.length - 1, changed: bytes.reduce((all, byte) => all | (byte ^ first), 0) };
}

function put(bytes: Map<number, number[]>, at: number, byte: number): void {
  const known = bytes.get(at);
  if (known) known.push(byte);
  else bytes.set(at, [byte]);
}

/** Byte strings of which a portion of sums is at least, and bytes in all where byte values are counted. */
const enoughKeys = 16;
const enoughBytes = 512;

/**
 * Sums up byte strings on the way and tells the sums in portions, each of so many strings that it tells nothing of one
 * of them: the order in which 512 bytes came is not told, and of 8 bytes among them 61 bits of 64 stay secret. Strings
 * that begin alike are counted once: of one that came again and again the counts would tell all but the order.
 */
export class ByteTally {
  readonly #keys: Uint8Array[] = [];
  readonly #begun = new Set<string>();
  readonly #places = new Map<number, number[]>();

  /** Takes one more. */
  add(key: Uint8Array): void {
    const start = Buffer.from(key.subarray(0, 8)).toString("latin1");
    if (!this.#begun.has(start)) this.#keys.push(key);
    this.#begun.add(start);
    for (const [at, byte] of placesOf(key)) put(this.#places, at, byte);
  }

  /** The sums that were not told before, as far as they may be; `undefined` where there are none. `last`: no more will come. */
  take(last: boolean): ByteSums | undefined {
    const keys = takePortion(this.#keys, isEnough, last);
    const counts = keys.length === 0 ? [] : countsOf(keys);
    const places = [...this.#places].flatMap(([at, waiting]) => {
      const bytes = takePortion(waiting, (some) => some.length >= enoughKeys, last);
      return bytes.length === 0 ? [] : [placeSum(at, bytes)];
    });
    return counts.length === 0 && places.length === 0 ? undefined : { counts, places };
  }
}

function isEnough(keys: readonly Uint8Array[]): boolean {
  return keys.length >= enoughKeys && keys.reduce((sum, key) => sum + key.length, 0) >= enoughBytes;
}

/** Takes a portion that is enough off the front, and until the last leaves one behind that is enough too. */
function takePortion<T>(waiting: T[], enough: (some: readonly T[]) => boolean, last: boolean): readonly T[] {
  if (!enough(waiting)) return [];
  let kept = 0;
  while (!last && kept < waiting.length && !enough(waiting.slice(waiting.length - kept))) kept += 1;
  const portion = waiting.slice(0, waiting.length - kept);
  return enough(portion) ? waiting.splice(0, portion.length) : [];
}
