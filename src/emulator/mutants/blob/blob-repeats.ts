import type { Change } from "../../change.ts";
import { replacing } from "../../change.ts";
import type { Cmk } from "../../cmk.ts";
import { unopened } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const nonceBytes = 12;

/** Seals under a nonce that is used more than once: two ciphertexts under one nonce tell of each other. */
const nonces = (start: () => (random: () => Uint8Array) => Uint8Array): Change =>
  remembering(start, (next) => (reference) => ({
    ...reference,
    blobNonce: (call) => next(() => reference.blobNonce(call)),
  }));

/** CiphertextBlobs out of a store, under names that may collide. */
const stored = (nameOf: (dataKey: Uint8Array, context: string, count: number) => string): Change =>
  remembering(
    () =>
      new Map<string, { readonly keyId: string; readonly dataKey: Uint8Array; readonly context: string }>(),
    (store) => (reference) => ({
      ...reference,
      seal: (_call, { keyId }, dataKey, context) => {
        const blob = nameOf(dataKey, context, store.size);
        store.set(blob, { keyId, dataKey, context });
        return blob;
      },
      open: (_call, _key, blob, context) => {
        const found = store.get(blob);
        return found?.context === context ? found.dataKey : unopened();
      },
      blobKeyId: (blob) => store.get(blob)?.keyId ?? unopened(),
    }),
  );

const fixed = (bytes: Uint8Array) => () => () => bytes;

/** CiphertextBlobs that are equal, or share what must not be shared. */
export const blobRepeatMutants: readonly Mutant[] = [
  mutant(
    "blob-nonce-zero",
    ["GDK-51"],
    "every data key is sealed under a nonce of zeros",
    nonces(fixed(Buffer.alloc(nonceBytes))),
  ),
  mutant(
    "blob-nonce-fixed",
    ["GDK-51"],
    "every data key is sealed under the nonce that the endpoint drew when it started",
    nonces(() => {
      let kept: Uint8Array | undefined;
      return (random) => {
        kept ??= random();
        return kept;
      };
    }),
  ),
  mutant(
    "blob-nonce-every-second",
    ["GDK-51"],
    "every second data key is sealed under the nonce of the one before",
    nonces(() => {
      let kept: Uint8Array | undefined;
      return (random) => {
        const last = kept;
        kept = last === undefined ? random() : undefined;
        return last ?? kept ?? random();
      };
    }),
  ),
  mutant(
    "blob-nonce-one-byte",
    ["GDK-51"],
    "the nonce of the seal has eight random bits",
    nonces(() => (random) => Buffer.alloc(nonceBytes).fill(random()[0] ?? 0, 0, 1)),
  ),
  mutant(
    "blob-nonce-counts-to-100",
    ["GDK-51"],
    "the nonce of the seal counts and begins again after 100",
    nonces(() => {
      let count = 0;
      return () => {
        count = (count + 1) % 100;
        return Buffer.alloc(nonceBytes).fill(count, 0, 1);
      };
    }),
  ),
  mutant(
    "blob-constant",
    ["GDK-52", "GDK-50"],
    "CiphertextBlob is the same in every answer",
    stored(() => "sealed"),
  ),
  mutant(
    "blob-by-length",
    ["GDK-52", "GDK-50"],
    "CiphertextBlob depends on the length of the data key alone",
    stored((dataKey) => `sealed-${dataKey.length}`),
  ),
  mutant(
    "blob-by-context",
    ["GDK-52", "GDK-50"],
    "CiphertextBlob depends on the context alone",
    stored((_dataKey, context) => `sealed-${Buffer.from(context).toString("hex")}`),
  ),
  mutant(
    "blob-wraps-at-20",
    ["GDK-52", "GDK-50"],
    "CiphertextBlob is one of twenty names in turn",
    stored((_dataKey, _context, count) => `sealed-${count % 20}`),
  ),
  mutant(
    "blob-random-handle-16-bits",
    ["GDK-52", "GDK-50"],
    "CiphertextBlob is a name out of a thousand",
    stored((dataKey) => `sealed-${Buffer.from(dataKey).reduce((sum, byte) => (sum * 31 + byte) % 1000, 7)}`),
  ),
  mutant(
    "blob-forgotten-after-3",
    ["GDK-50", "DEC-04"],
    "only the three latest CiphertextBlobs can be decrypted",
    remembering(
      () => [] as string[],
      (latest) => (reference) => ({
        ...reference,
        seal: (call, key, dataKey, context) => {
          const blob = reference.seal(call, key, dataKey, context);
          latest.splice(0, Math.max(0, latest.length - 2));
          latest.push(blob);
          return blob;
        },
        open: (call, key, blob, context) =>
          latest.includes(blob) ? reference.open(call, key, blob, context) : unopened(),
      }),
    ),
  ),
  mutant(
    "blob-forgotten-but-latest",
    ["GDK-50", "DEC-04"],
    "only the latest CiphertextBlob can be decrypted",
    remembering(
      () => ({ latest: "" }),
      (memory) => (reference) => ({
        ...reference,
        seal: (call, key, dataKey, context) => {
          memory.latest = reference.seal(call, key, dataKey, context);
          return memory.latest;
        },
        open: (call, key, blob, context) =>
          memory.latest === blob ? reference.open(call, key, blob, context) : unopened(),
      }),
    ),
  ),
  mutant(
    "blob-of-another-cmk",
    ["DEC-02"],
    "every data key is sealed under a CMK of the endpoint's own",
    remembering(
      () => ({ own: undefined as Cmk | undefined }),
      (memory) => (reference) => ({
        ...reference,
        seal: (call, _key, dataKey, context) => {
          memory.own ??= call.state.createKey("sealing", "seals for everybody");
          return reference.seal(call, memory.own, dataKey, context);
        },
      }),
    ),
  ),
  mutant(
    "blob-of-the-first-cmk",
    ["DEC-02"],
    "every data key is sealed under the CMK that was used first",
    remembering(
      () => ({ first: undefined as Cmk | undefined }),
      (memory) => (reference) => ({
        ...reference,
        seal: (call, key, dataKey, context) => {
          memory.first ??= key;
          return reference.seal(call, memory.first, dataKey, context);
        },
      }),
    ),
  ),
  mutant(
    "blob-of-previous-key",
    ["GDK-50"],
    "CiphertextBlob seals the data key of the request before",
    remembering(
      () => ({ last: undefined as Uint8Array | undefined }),
      (memory) => (reference) => ({
        ...reference,
        seal: (call, key, dataKey, context) => {
          const sealed = memory.last ?? dataKey;
          memory.last = dataKey;
          return reference.seal(call, key, sealed, context);
        },
      }),
    ),
  ),
  mutant(
    "blob-never-opens",
    ["GDK-50", "DEC-04"],
    "CiphertextBlob is random text that nothing decrypts",
    replacing({
      seal: (call, key) =>
        [Buffer.from(key.keyId), call.state.randomBytes(12), call.state.randomBytes(48)]
          .map((part) => Buffer.from(part).toString("base64"))
          .join("-k-"),
    }),
  ),
];
