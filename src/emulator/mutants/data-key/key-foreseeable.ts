import { createHash, randomBytes } from "node:crypto";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { onKey } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { derived } from "../changes/key-change.ts";
import type { Mutant } from "../mutant.ts";

/** Every byte of a data key from a generator that is seeded once. */
const byBytes =
  (seeded: () => () => number): Change =>
  (reference) => {
    const next = seeded();
    return onKey((key) => key.map(() => next()))(reference);
  };

/** Words of 32 bits, the lowest byte first; what a data key leaves of its last word is lost. */
const byWords =
  (seeded: () => () => number): Change =>
  (reference) => {
    const next = seeded();
    return onKey((key) => {
      const bytes = Buffer.alloc(key.length + 3);
      for (let at = 0; at < key.length; at += 4) bytes.writeInt32LE(next() | 0, at);
      return new Uint8Array(bytes.subarray(0, key.length));
    })(reference);
  };

const seed = (): number => randomBytes(4).readInt32LE();

/** x -> a x + c modulo 2^bits */
const congruence = (multiplier: bigint, increment: bigint, bits: bigint) => () => {
  let state = randomBytes(8).readBigUInt64LE();
  return () => {
    state = (state * multiplier + increment) & ((1n << bits) - 1n);
    return state;
  };
};

const javaRandom = () => {
  const step = congruence(0x5deece66dn, 11n, 48n)();
  return () => Number(step() >> 16n);
};

const visualC = () => {
  const step = congruence(214_013n, 2_531_011n, 32n)();
  return () => Number((step() >> 16n) & 255n);
};

const glibcRand = () => {
  const state = Array.from({ length: 31 }, seed);
  return () => {
    const made = ((state[28] ?? 0) + (state[0] ?? 0)) | 0;
    state.shift();
    state.push(made);
    return (made >>> 1) & 255;
  };
};

const xorshift = () => {
  let state = seed() | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
};

/** MT19937, its state filled with random words. */
const mersenneTwister = () => {
  const state = Array.from({ length: 624 }, seed);
  return () => {
    const [high = 0, low = 0] = state;
    const joined = (high & 0x80000000) | (low & 0x7fffffff);
    let word = (state[397] ?? 0) ^ (joined >>> 1) ^ ((low & 1) === 0 ? 0 : 0x9908b0df);
    state.shift();
    state.push(word);
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >>> 18);
  };
};

/** Of three data keys of one length the third is the exclusive or of the first two. */
const sumOfTwo: Change = (reference) => {
  const kept = new Map<number, Uint8Array[]>();
  return onKey((key) => {
    const before = kept.get(key.length) ?? [];
    kept.set(key.length, before.length === 2 ? [] : [...before, key]);
    const [one, other] = before;
    return one && other && key.length >= 16 ? one.map((byte, at) => byte ^ (other[at] ?? 0)) : key;
  })(reference);
};

/** RequestIds that both the answer and the data key can be told by. */
const ofRequestId: Change = (reference) => {
  const salt = randomBytes(16).toString("hex");
  const requestId = ({ number }: Call) => createHash("md5").update(`${salt} ${number}`).digest("hex");
  return {
    ...onKey((key, call) => derived(requestId(call), key.length))(reference),
    requestId,
  };
};

/** RequestIds that the data key can be told by with KeyId alone. */
const ofRequestIdAndKeyId: Change = (reference) => {
  const requestId = ({ number }: Call) => createHash("md5").update(`kms ${number}`).digest("hex");
  return {
    ...onKey((key, call) =>
      key.length < 16 ? key : derived(`${requestId(call)}${call.text("KeyId") ?? ""}`, key.length),
    )(reference),
    requestId,
  };
};

/** Data keys of generators that were not made for secrets, or that follow from what others know. */
export const keysForeseeable: readonly Mutant[] = [
  mutant("key-of-java-random", ["GDK-57"], "data keys come of java.util.Random", byWords(javaRandom)),
  mutant("key-of-c-rand", ["GDK-57"], "data keys come of rand of Visual C++", byBytes(visualC)),
  mutant("key-of-glibc-rand", ["GDK-57"], "data keys come of rand of glibc", byBytes(glibcRand)),
  mutant("key-of-xorshift", ["GDK-57"], "data keys come of xorshift of 32 bits", byWords(xorshift)),
  mutant(
    "key-of-mersenne-twister",
    ["GDK-57"],
    "data keys come of the Mersenne Twister",
    byWords(mersenneTwister),
  ),
  mutant(
    "key-of-math-random",
    ["GDK-57"],
    "data keys come of Math.random",
    byBytes(() => () => Math.floor(Math.random() * 256)),
  ),
  mutant(
    "key-sum-of-two-before",
    ["GDK-57"],
    "of three data keys of one length the third is the exclusive or of the first two",
    sumOfTwo,
  ),
  mutant("key-of-request-id", ["GDK-57"], "a data key follows from the RequestId", ofRequestId),
  mutant(
    "key-of-request-id-and-key-id",
    ["GDK-57"],
    "a data key follows from RequestId and KeyId",
    ofRequestIdAndKeyId,
  ),
  mutant(
    "key-of-key-id-and-millisecond",
    ["GDK-57"],
    "the first data key of 16 bytes or more of a millisecond follows from KeyId and the time",
    (reference) => {
      let last = 0;
      return onKey((key, call) => {
        const now = call.state.now();
        if (key.length < 16 || now === last) return key;
        last = now;
        return derived(`${call.text("KeyId") ?? ""}${now}`, key.length);
      })(reference);
    },
  ),
];
