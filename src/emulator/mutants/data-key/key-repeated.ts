import type { Change } from "../../change.ts";
import { onKey } from "../changes/answer-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { derived, fromPrevious, overlaid } from "../changes/key-change.ts";
import { everyNth } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Every `n`th data key begins like the one before. */
const everyNthRepeats =
  (n: number): Change =>
  (reference) => {
    const due = everyNth(n);
    return fromPrevious((fresh, previous) => (due() ? overlaid(fresh, previous) : fresh))(reference);
  };

const pooled: Change = (reference) => {
  const due = everyNth(16);
  let pool = new Uint8Array(1024);
  return onKey((key, call) => {
    if (due() || pool.every((byte) => byte === 0)) pool = Uint8Array.from(call.state.randomBytes(1024));
    return pool.slice(0, key.length);
  })(reference);
};

const predictable = ["GDK-56", "GDK-57"];
const equal = ["GDK-56"];

/** Data keys share a part. */
export const keysRepeated: readonly Mutant[] = [
  mutant("key-of-pool", equal, "16 data keys in a row begin alike", pooled),
  mutant(
    "key-begins-alike",
    equal,
    "all data keys have the same first 8 bytes",
    onKey((key) => overlaid(key, derived("constant", 8))),
  ),
  mutant(
    "key-ends-alike",
    equal,
    "data keys of more than 16 bytes have the same last 8 bytes",
    onKey((key) => (key.length > 16 ? Buffer.concat([key.subarray(0, -8), derived("constant", 8)]) : key)),
  ),
  mutant(
    "key-middle-alike",
    equal,
    "bytes 16 to 31 are the same in all data keys that have them",
    onKey((key) =>
      key.length >= 32
        ? Buffer.concat([key.subarray(0, 16), derived("constant", 16), key.subarray(32)])
        : key,
    ),
  ),
  mutant(
    "key-half-of-previous",
    predictable,
    "the first half of a data key is that of the one before",
    fromPrevious((fresh, previous) => overlaid(fresh, previous.subarray(0, fresh.length >> 1))),
  ),
  mutant(
    "key-shifted-by-one",
    predictable,
    "a data key is the one before, shifted by a byte",
    fromPrevious((fresh, previous) => overlaid(fresh, previous.subarray(1))),
  ),
  mutant(
    "key-previous-reversed",
    predictable,
    "every second data key is the one before from last to first",
    (reference) => {
      const due = everyNth(2);
      return fromPrevious((fresh, previous) => (due() ? overlaid(fresh, previous.toReversed()) : fresh))(
        reference,
      );
    },
  ),
  mutant(
    "key-previous-masked",
    predictable,
    "a data key is the one before under a constant XOR mask",
    fromPrevious((fresh, previous) =>
      overlaid(
        fresh,
        previous.map((byte) => byte ^ 0x5a),
      ),
    ),
  ),
  mutant(
    "key-previous-plus-one",
    predictable,
    "a data key is the one before with 1 added to its first byte",
    fromPrevious((fresh, previous) =>
      overlaid(
        fresh,
        previous.map((byte, index) => (index === 0 ? byte + 1 : byte)),
      ),
    ),
  ),
  mutant(
    "key-every-2nd-repeated",
    equal,
    "every 2nd data key begins like the one before",
    everyNthRepeats(2),
  ),
  mutant(
    "key-every-8th-repeated",
    equal,
    "every 8th data key begins like the one before",
    everyNthRepeats(8),
  ),
  rareMutant(
    "key-once-in-500-repeated",
    equal,
    "every 500th data key begins like the one before",
    "one answer in 500",
    everyNthRepeats(500),
  ),
];
