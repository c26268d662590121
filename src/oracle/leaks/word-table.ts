/**
 * Numbers of 32 bits, each with the index of the first who entered it. A run enters half a million of them, at each place
 * of its blobs anew: a Map for every place takes two to four times as long.
 */
export class WordTable {
  readonly #words: Int32Array;
  /** One more than the index; 0 where nothing stands. */
  readonly #owners: Int32Array;
  readonly #mask: number;

  /** For at most `count` numbers at a time. */
  constructor(count: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * count + 2));
    this.#words = new Int32Array(size);
    this.#owners = new Int32Array(size);
    this.#mask = size - 1;
  }

  clear(): void {
    this.#owners.fill(0);
  }

  /** Enters a number; answers the index of who entered the same before. */
  enter(word: number, index: number): number | undefined {
    // The middle bits of a product depend on all bits of the word.
    let slot = (Math.imul(word, 0x9e3779b1) >>> 12) & this.#mask;
    for (let owner = this.#owners[slot] ?? 0; owner !== 0; owner = this.#owners[slot] ?? 0) {
      if (this.#words[slot] === word) return owner - 1;
      slot = (slot + 1) & this.#mask;
    }
    this.#words[slot] = word;
    this.#owners[slot] = index + 1;
    return undefined;
  }
}
