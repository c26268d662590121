/** A map that forgets its oldest entry when it is full: a cache that no stream of requests can blow up. */
export class BoundedMap<Value> {
  readonly #capacity: number;
  readonly #entries = new Map<string, Value>();

  /** `capacity` is the number of entries kept, at least 1. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value of `name`, made by `make` when it is not kept. What `make` throws is not kept. */
  obtain(name: string, make: () => Value): Value {
    const kept = this.#entries.get(name);
    if (kept !== undefined) return kept;
    const made = make();
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined && this.#entries.size >= this.#capacity) this.#entries.delete(oldest);
    this.#entries.set(name, made);
    return made;
  }
}
