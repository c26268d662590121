/** A CMK's condition: only an enabled one makes data keys. */
export type KeyState = "Enabled" | "Disabled" | "PendingDelete";

/** A customer master key. Changes make a new record, so no call sees another's half-done change. */
export interface Cmk {
  readonly keyId: string;
  readonly alias: string;
  readonly description: string;
  readonly keyUsage: "ENCRYPT_DECRYPT";
  /** Seconds since the epoch. */
  readonly createTime: number;
  readonly state: KeyState;
  /** Seconds since the epoch at which it goes, 0 when it is to stay. */
  readonly deletionDate: number;
  /** The 32 bytes under which its CiphertextBlobs are sealed. */
  readonly material: Uint8Array;
}

/** The CMKs of one endpoint. A key whose deletion date has come is not there any more. */
export class KeyStore {
  readonly #keys = new Map<string, Cmk>();
  readonly #now: () => number;

  /** `now` gives milliseconds since the epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get size(): number {
    return this.#keys.size;
  }

  find(keyId: string): Cmk | undefined {
    const key = this.#keys.get(keyId);
    if (key?.state !== "PendingDelete" || key.deletionDate * 1000 > this.#now()) return key;
    this.#keys.delete(keyId);
    return undefined;
  }

  /** Every key that is there. */
  all(): readonly Cmk[] {
    return [...this.#keys.keys()].flatMap((keyId) => this.find(keyId) ?? []);
  }

  hasAlias(alias: string): boolean {
    return [...this.#keys.values()].some((key) => key.alias === alias);
  }

  /** Adds a key, or puts a changed one in the place of its former self. */
  put(key: Cmk): Cmk {
    this.#keys.set(key.keyId, key);
    return key;
  }
}
