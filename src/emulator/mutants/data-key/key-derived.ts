import { createHash } from "node:crypto";
import type { Change } from "../../change.ts";
import { onKey } from "../changes/answer-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { from } from "../changes/key-change.ts";
import { given } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const constantWith = (name: string): Change => from((call) => (given(call, name) ? "constant" : undefined));

const fromFew: Change = (reference) => {
  const seeds = new Map<number, string>();
  return from((call) => {
    const place = (call.state.randomBytes(1)[0] ?? 0) % 64;
    const seed = seeds.get(place) ?? Buffer.from(call.state.randomBytes(16)).toString("hex");
    seeds.set(place, seed);
    return seed;
  })(reference);
};

const wholly = ["GDK-56", "GDK-57"];
const equal = ["GDK-56"];

/** Data keys follow from something that comes again. */
export const keysDerived: readonly Mutant[] = [
  mutant(
    "key-constant",
    wholly,
    "every data key is a beginning of the same one",
    from(() => "constant"),
  ),
  mutant(
    "key-hash-of-before",
    ["GDK-57"],
    "every second data key of 32 bytes is the hash of the one before",
    (reference) => {
      let before: Uint8Array | undefined;
      return onKey((key) => {
        if (key.length !== 32) return key;
        const made = before === undefined ? key : createHash("sha256").update(before).digest();
        before = before === undefined ? key : undefined;
        return made;
      })(reference);
    },
  ),
  mutant(
    "key-of-cmk",
    wholly,
    "every data key of a CMK is a beginning of the same one",
    from((call) => call.key.keyId),
  ),
  mutant(
    "key-of-length",
    wholly,
    "data keys of the same length are equal",
    from((_call, key) => String(key.length)),
  ),
  mutant(
    "key-of-body",
    equal,
    "equal bodies get equal data keys",
    from((call) => Buffer.from(call.request.body).toString("latin1") + call.query),
  ),
  mutant(
    "key-of-context",
    equal,
    "equal contexts get equal data keys",
    from((call) => call.filledText("EncryptionContext")),
  ),
  mutant(
    "key-of-public-key",
    equal,
    "equal public keys get equal data keys",
    from((call) => call.filledText("EncryptionPublicKey")),
  ),
  mutant(
    "key-of-second",
    equal,
    "data keys of the same second are equal",
    from((call) => String(Math.floor(call.state.now() / 1000))),
  ),
  mutant(
    "key-of-millisecond",
    equal,
    "data keys of the same millisecond are equal",
    from((call) => String(call.state.now())),
  ),
  mutant(
    "key-of-timestamp",
    equal,
    "requests with the same timestamp get equal data keys",
    from((call) => call.header("x-tc-timestamp")),
  ),
  mutant(
    "key-constant-when-encrypted",
    wholly,
    "encrypted data keys are always the same",
    constantWith("EncryptionPublicKey"),
  ),
  mutant(
    "key-constant-with-context",
    wholly,
    "data keys with a context are always the same",
    constantWith("EncryptionContext"),
  ),
  mutant(
    "key-constant-for-key-spec",
    wholly,
    "data keys of a KeySpec are always the same",
    constantWith("KeySpec"),
  ),
  mutant(
    "key-constant-for-aes-128",
    wholly,
    "data keys of AES_128 alone are always the same",
    from((call) =>
      call.text("KeySpec") === "AES_128" && !given(call, "NumberOfBytes") ? "constant" : undefined,
    ),
  ),
  mutant(
    "key-constant-when-1024",
    wholly,
    "data keys of 1024 bytes are always the same",
    from((_call, key) => (key.length === 1024 ? "constant" : undefined)),
  ),
  mutant(
    "key-constant-up-to-4",
    wholly,
    "data keys of up to 4 bytes are always the same",
    from((_call, key) => (key.length <= 4 ? "constant" : undefined)),
  ),
  mutant(
    "key-constant-by-get",
    wholly,
    "data keys asked for by GET are always the same",
    from((call) => (call.request.method === "GET" ? "constant" : undefined)),
  ),
  rareMutant(
    "key-of-two-bytes",
    equal,
    "a data key follows from 16 random bits",
    "two of 500 data keys are equal in 8 runs of 10",
    from((call) => Buffer.from(call.state.randomBytes(2)).toString("hex")),
  ),
  mutant("key-of-64", equal, "data keys are drawn out of 64", fromFew),
];
