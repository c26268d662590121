/**
 * The stretches of `size` bytes, at least two, that begin at every `stride`-th byte of a needle: looked for together, in
 * one pass over what may hold them.
 */
export class Stretches {
  readonly #needle: Uint8Array;
  readonly #size: number;
  /** Where stretches begin in the needle, by their first two bytes. */
  readonly #byStart = new Map<number, number[]>();
  /** The last 10 of these 16 bits, to whether any stretch has them: most places are passed over by this alone. */
  readonly #starts = Buffer.allocUnsafe(0x400).fill(0);

  constructor(needle: Uint8Array, size: number, stride: number) {
    this.#needle = needle;
    this.#size = size;
    for (let at = 0; at + size <= needle.length; at += stride) {
      const start = ((needle[at] ?? 0) << 8) | (needle[at + 1] ?? 0);
      this.#starts[start & 0x3ff] = 1;
      const known = this.#byStart.get(start);
      if (known) known.push(at);
      else this.#byStart.set(start, [at]);
    }
  }

  /** Whether any of them stands anywhere in `hay`. */
  areIn(hay: Uint8Array): boolean {
    let start = hay[0] ?? 0;
    for (let end = 1; end < hay.length; end += 1) {
      start = ((start << 8) | (hay[end] ?? 0)) & 0xffff;
      if (this.#starts[start & 0x3ff] === 1 && this.#standsAt(hay, end - 1, start)) return true;
    }
    return false;
  }

  #standsAt(hay: Uint8Array, place: number, start: number): boolean {
    return this.#byStart.get(start)?.some((at) => this.#isSame(hay, place, at)) === true;
  }

  #isSame(hay: Uint8Array, place: number, at: number): boolean {
    for (let step = 2; step < this.#size; step += 1) {
      if (hay[place + step] !== this.#needle[at + step]) return false;
    }
    return true;
  }
}
