import { createHash } from "node:crypto";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { onKey } from "./answer-change.ts";

/** So many bytes that follow from a text, the shorter a beginning of the longer. */
export function derived(text: string, length: number): Uint8Array {
  return createHash("shake256", { outputLength: Math.max(length, 1) })
    .update(text)
    .digest()
    .subarray(0, length);
}

/** `old` over the beginning of `fresh`. */
export function overlaid(fresh: Uint8Array, old: Uint8Array): Uint8Array {
  const made = Uint8Array.from(fresh);
  made.set(old.subarray(0, made.length));
  return made;
}

/** Makes the data key out of the one before; the first one out of nothing. */
export const fromPrevious =
  (make: (fresh: Uint8Array, previous: Uint8Array) => Uint8Array): Change =>
  (reference) => {
    let previous: Uint8Array = new Uint8Array();
    return onKey((fresh) => {
      previous = make(fresh, previous);
      return previous;
    })(reference);
  };

/** Makes the data key out of a text, where there is one. */
export const from = (text: (call: Call, key: Uint8Array) => string | undefined): Change =>
  onKey((key, call) => {
    const seed = text(call, key);
    return seed === undefined ? key : derived(seed, key.length);
  });
