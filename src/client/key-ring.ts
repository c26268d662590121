import { createHmac, randomBytes } from "node:crypto";
import { formsOfShortKey, type Reading, readings, SHORTEST_KNOWN } from "./key-readings.ts";

/** Bytes that are looked up at once: one place in 2^48 looks alike by chance. */
const WINDOW = SHORTEST_KNOWN;
/** Up to here a key is known from every byte on, so that a piece of it is found too; further on, as a whole. */
const DENSE = 64;

/**
 * The key material that a run has met, so that it is found again in any text: as it is, in hex, in Base64 at any place of
 * something longer, percent-encoded, or escaped as in JSON. It stays in memory and is shown by length and fingerprint.
 */
export class KeyRing {
  // Made anew for every run and written nowhere: a fingerprint tells equal keys of one run and nothing else.
  readonly #salt = randomBytes(32);
  readonly #windows = new Map<number, Uint8Array>();
  readonly #short = new Map<string, Uint8Array>();
  readonly #unread: Uint8Array[] = [];

  /** Adds a key; one of no bytes hides nothing. */
  add(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#unread.push(bytes);
  }

  /** A key as it may be shown: `32 bytes, fingerprint 1a2b3c4d`. */
  describe(bytes: Uint8Array): string {
    const fingerprint = createHmac("sha256", this.#salt).update(bytes).digest("hex").slice(0, 8);
    return `${bytes.length} ${bytes.length === 1 ? "byte" : "bytes"}, fingerprint ${fingerprint}`;
  }

  /** The text with everything that shows a known key replaced by the length and the fingerprint of that key. */
  redact(text: string): string {
    this.#index();
    if (this.#windows.size + this.#short.size === 0) return text;
    let shown = text;
    for (const reading of readings) shown = this.#redactBy(reading, shown);
    return shown;
  }

  #redactBy({ pieces, read }: Reading, text: string): string {
    return text.replace(pieces, (piece) => {
      const key = this.#short.get(piece) ?? this.#firstIn(read(piece));
      return key === undefined ? piece : `[redacted: ${this.describe(key)}]`;
    });
  }

  #firstIn(views: Iterable<Uint8Array>): Uint8Array | undefined {
    for (const view of views) {
      for (const window of windowsOf(view)) {
        const key = this.#windows.get(window);
        if (key !== undefined) return key;
      }
    }
    return undefined;
  }

  #index(): void {
    for (const key of this.#unread.splice(0)) {
      if (key.length < WINDOW) for (const form of formsOfShortKey(key)) this.#short.set(form, key);
      let at = 0;
      for (const window of windowsOf(key)) {
        if (at < DENSE || at % WINDOW === 0) this.#windows.set(window, key);
        at += 1;
      }
    }
  }
}

/** Every stretch of {@link WINDOW} neighbouring bytes, as one number. */
function* windowsOf(bytes: Uint8Array): Generator<number> {
  let value = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    value = (value % 2 ** 40) * 256 + (bytes[at] ?? 0);
    if (at >= WINDOW - 1) yield value;
  }
}
