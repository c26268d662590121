import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import type { StepName } from "../../rules/order.ts";
import { mutant } from "../changes/changes.ts";
import { asksForDataKey } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Takes what a check refuses for the endpoint's own failure. */
const crashing =
  (name: StepName, when: (refusal: Refusal) => boolean = () => true): Change =>
  (reference) => ({
    ...reference,
    steps: {
      ...reference.steps,
      [name]: (call: Parameters<typeof reference.steps.method>[0]) => {
        try {
          return reference.steps[name](call);
        } catch (error) {
          if (asksForDataKey(call) && error instanceof Refusal && when(error))
            throw new Error("not expected");
          throw error;
        }
      },
    },
  });

const failingEncryption: Change = (reference) => ({
  ...reference,
  protect: async (call, dataKey) => {
    try {
      return await reference.protect(call, dataKey);
    } catch (error) {
      throw asksForDataKey(call) ? new Error("not expected") : error;
    }
  },
});

const about = (word: string) => (refusal: Refusal) => refusal.subject.includes(word);
const bytes = (text: string) => Buffer.byteLength(text);

/** A client's mistake is taken for the endpoint's own: InternalError. */
export const crashes: readonly Mutant[] = [
  mutant(
    "broken-body-crashes",
    ["GDK-69", "API-12"],
    "a body that is not JSON gives InternalError",
    crashing("parameters", about("not JSON")),
  ),
  mutant(
    "body-of-other-kind-crashes",
    ["GDK-69", "API-12"],
    "a body that is JSON but no object gives InternalError",
    crashing("parameters", about("not a JSON object")),
  ),
  mutant(
    "key-id-missing-crashes",
    ["GDK-69", "GDK-07"],
    "any required parameter that is missing gives InternalError",
    crashing("missing"),
  ),
  mutant(
    "wrong-type-crashes",
    ["GDK-69", "GDK-62", "GDK-08", "GDK-12", "GDK-16", "GDK-21", "GDK-30", "GDK-38"],
    "a parameter of a wrong type gives InternalError",
    crashing("types"),
  ),
  mutant(
    "malformed-key-id-crashes",
    ["GDK-69", "GDK-63"],
    "a malformed KeyId gives InternalError",
    crashing("keyId"),
  ),
  mutant(
    "number-out-of-bounds-crashes",
    ["GDK-69", "GDK-15"],
    "a NumberOfBytes out of bounds gives InternalError",
    crashing("numberOfBytes"),
  ),
  mutant(
    "unknown-key-spec-alone-crashes",
    ["GDK-69", "GDK-11"],
    "an unknown KeySpec gives InternalError",
    crashing("keySpec"),
  ),
  mutant(
    "neither-length-crashes",
    ["GDK-69", "GDK-13"],
    "neither KeySpec nor NumberOfBytes gives InternalError",
    crashing("length"),
  ),
  mutant(
    "unknown-algorithm-crashes",
    ["GDK-69", "GDK-37"],
    "an unknown EncryptionAlgorithm gives InternalError",
    crashing("algorithm"),
  ),
  mutant(
    "absent-key-crashes",
    ["GDK-69", "GDK-65"],
    "a KeyId that names no CMK gives InternalError",
    crashing("key"),
  ),
  mutant(
    "disabled-key-crashes",
    ["GDK-69", "GDK-64"],
    "a disabled CMK gives InternalError",
    crashing("keyState", (refusal) => refusal.code === "ResourceUnavailable.CmkDisabled"),
  ),
  mutant(
    "pending-key-crashes",
    ["GDK-69", "GDK-66"],
    "a CMK pending deletion gives InternalError",
    crashing("keyState", (refusal) => refusal.code === "ResourceUnavailable.KeyPendingDelete"),
  ),
  mutant(
    "denied-caller-crashes",
    ["GDK-69", "GDK-67"],
    "a caller without the permission gets InternalError",
    crashing("authorization"),
  ),
  mutant(
    "impossible-encryption-crashes",
    ["GDK-69", "GDK-28", "GDK-29", "GDK-31", "GDK-41", "GDK-44"],
    "a public key that does not do gives InternalError",
    failingEncryption,
  ),
  mutant(
    "foreign-context-crashes",
    ["GDK-20", "GDK-02"],
    "an EncryptionContext with letters beyond ASCII gives InternalError",
    (reference) => ({
      ...reference,
      checkContext: (call) => {
        const context = call.text("EncryptionContext") ?? "";
        if (asksForDataKey(call) && bytes(context) !== context.length) throw new Error("not expected");
        reference.checkContext(call);
      },
    }),
  ),
];
