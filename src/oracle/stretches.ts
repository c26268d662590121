/** Byte strings of at least two bytes that are looked for together, in one pass over what may hold them. */
export class Stretches {
  readonly #byStart = new Map<number, Buffer[]>();
  /** The last 12 of the first 16 bits, to whether any stretch has them: most places are passed over by this alone. */
  readonly #starts = new Uint8Array(0x1000);

  constructor(stretches: readonly Buffer[]) {
    for (const stretch of stretches) {
      const start = stretch.readUInt16BE(0);
      this.#starts[start & 0xfff] = 1;
      const known = this.#byStart.get(start);
      if (known) known.push(stretch);
      else this.#byStart.set(start, [stretch]);
    }
  }

  /** Whether any of them stands anywhere in `hay`. */
  areIn(hay: Uint8Array): boolean {
    let start = hay[0] ?? 0;
    for (let at = 1; at < hay.length; at += 1) {
      start = ((start << 8) | (hay[at] ?? 0)) & 0xffff;
      if (this.#starts[start & 0xfff] === 1 && this.#standsAt(hay, at - 1, start)) return true;
    }
    return false;
  }

  #standsAt(hay: Uint8Array, at: number, start: number): boolean {
    const candidates = this.#byStart.get(start) ?? [];
    return candidates.some((stretch) => stretch.equals(hay.subarray(at, at + stretch.length)));
  }
}
