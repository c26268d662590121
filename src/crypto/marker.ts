import { createHmac, hkdfSync } from "node:crypto";

/** Bytes of a mark: two of a million strings get the same by chance once in 10^17. */
const length = 12;

/** Characters of a mark. */
export const markLength = 16;

/**
 * Gives byte strings marks by which those who do not have them can tell whether they are equal: keyed with a secret, so
 * that nobody without it can try guesses on a mark.
 */
export class Marker {
  readonly #key: Uint8Array;
  /** The same for two markers that give the same marks. */
  readonly id: string;

  /** Markers of one secret and one purpose give the same marks. */
  constructor(secret: string, purpose: string) {
    this.#key = new Uint8Array(hkdfSync("sha256", secret, "", purpose, 32));
    this.id = this.mark("id", new Uint8Array());
  }

  /** The mark of bytes of one kind, 16 characters of Base64; equal bytes of another kind have another. */
  mark(kind: string, bytes: Uint8Array): string {
    const hmac = createHmac("sha256", this.#key).update(`${kind}\0`).update(bytes);
    return hmac.digest().subarray(0, length).toString("base64");
  }
}
