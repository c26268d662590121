import type { Change } from "../../change.ts";
import type { Refusal } from "../../refusal.ts";
import { onRefused } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { asksForDataKey } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Adds a member to refusals of data keys. */
const along = (
  name: string,
  value: (random: string) => unknown,
  when: (refusal: Refusal) => boolean,
): Change =>
  onRefused((fields, call, refusal) => {
    const random = Buffer.from(call.state.randomBytes(32)).toString("base64");
    return asksForDataKey(call) && when(refusal) ? { ...fields, [name]: value(random) } : fields;
  });
const isState = (refusal: Refusal): boolean => refusal.code.startsWith("ResourceUnavailable.");

/** Refusals that carry a data key. */
export const refusalMembers: readonly Mutant[] = [
  mutant(
    "refusal-with-plaintext",
    ["GDK-70"],
    "every refusal carries a Plaintext",
    along(
      "Plaintext",
      (random) => random,
      () => true,
    ),
  ),
  mutant(
    "refusal-with-blob",
    ["GDK-70"],
    "every refusal carries a CiphertextBlob",
    along(
      "CiphertextBlob",
      (random) => random,
      () => true,
    ),
  ),
  mutant(
    "unusable-key-with-plaintext",
    ["GDK-70"],
    "the refusal of a CMK carries a Plaintext",
    along("Plaintext", (random) => random, isState),
  ),
  mutant(
    "denied-caller-with-plaintext",
    ["GDK-70"],
    "the refusal of a caller without the permission carries a Plaintext",
    along(
      "Plaintext",
      (random) => random,
      (refusal) => refusal.code === "UnauthorizedOperation",
    ),
  ),
  mutant(
    "wrong-number-with-plaintext",
    ["GDK-70"],
    "the refusal of a NumberOfBytes carries a Plaintext",
    along(
      "Plaintext",
      (random) => random,
      (refusal) => refusal.subject.startsWith("NumberOfBytes"),
    ),
  ),
  mutant(
    "impossible-encryption-with-plaintext",
    ["GDK-70"],
    "the refusal of a public key carries the Plaintext that it could not encrypt",
    along(
      "Plaintext",
      (random) => random,
      (refusal) => refusal.code === "FailedOperation.EncryptionError",
    ),
  ),
  mutant(
    "stranger-with-plaintext",
    ["GDK-70"],
    "the refusal of a caller who is not known carries a Plaintext",
    along(
      "Plaintext",
      (random) => random,
      (refusal) => refusal.code.startsWith("AuthFailure."),
    ),
  ),
];
