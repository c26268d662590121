import { onGrant } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";
import {
  coalesced,
  crowded,
  sharedBuffer,
  sharedOpening,
  sharedProtection,
  sharedPublicKey,
  sharing,
} from "./under-way.ts";

/** Right as long as requests come one after the other. */
export const concurrency: readonly Mutant[] = [
  mutant(
    "length-of-other-under-way",
    ["GDK-58", "GDK-14"],
    "the length of another request under way is used",
    sharing(
      (call) => call.rules.resolveLength(call),
      (shared) => (reference) => ({
        ...reference,
        makeDataKey: (length, call) => reference.makeDataKey(shared() ?? length, call),
      }),
    ),
  ),
  mutant(
    "key-id-of-other-under-way",
    ["GDK-58", "GDK-46"],
    "KeyId of an answer is that of another request under way",
    sharing(
      (call) => call.key.keyId,
      (shared) => onGrant((fields) => ({ ...fields, KeyId: shared() })),
    ),
  ),
  mutant(
    "context-of-other-under-way",
    ["GDK-58", "GDK-22"],
    "the context of another request under way is bound",
    sharing(
      (call) => call.filledText("EncryptionContext") ?? "",
      (shared) => (reference) => ({
        ...reference,
        seal: (call, key, dataKey, context) => reference.seal(call, key, dataKey, shared() ?? context),
      }),
    ),
  ),
  mutant(
    "public-key-of-other-under-way",
    ["GDK-58", "GDK-25", "GDK-26", "GDK-48"],
    "the public key of another request under way is used",
    sharedPublicKey,
  ),
  mutant(
    "request-id-of-other-under-way",
    ["GDK-58", "GDK-55"],
    "RequestId is that of another request under way",
    sharing(
      (call) => `request-${call.number}-${call.state.now()}`,
      (shared) => onGrant((fields) => ({ ...fields, RequestId: shared() })),
    ),
  ),
  mutant(
    "plaintext-of-other-under-way",
    ["GDK-58", "GDK-50", "GDK-56"],
    "Plaintext is that of another request under way",
    sharedProtection,
  ),
  mutant(
    "buffer-of-other-under-way",
    ["GDK-58", "GDK-56"],
    "requests under way share the buffer of their data keys",
    sharedBuffer,
  ),
  mutant(
    "key-shared-by-those-under-way",
    ["GDK-56", "GDK-58"],
    "requests of one length that are answered together get one data key",
    coalesced,
  ),
  mutant(
    "crowd-of-3-crashes",
    ["GDK-02", "GDK-09", "GDK-10", "GDK-14", "GDK-17", "GDK-20"],
    "with more than 3 requests under way each further one gives InternalError",
    crowded(3),
  ),
  mutant(
    "decrypt-shared-by-those-under-way",
    ["GDK-23"],
    "Decrypts of one CiphertextBlob that are under way at once get one answer, whatever their contexts",
    sharedOpening,
  ),
];
