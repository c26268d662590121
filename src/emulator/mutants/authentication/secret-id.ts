import { Call } from "../../call.ts";
import { anyCaller, passes } from "../changes/caller-change.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Who is taken for whom. */
export const secretIdMutants: readonly Mutant[] = [
  mutant(
    "secret-id-unknown-taken",
    ["TC3-08"],
    "an unknown SecretId is taken for a known one",
    (reference) => ({
      ...reference,
      identify: (call) => call.state.callers.get(call.authorization.secretId) ?? anyCaller(call),
    }),
  ),
  mutant(
    "secret-id-unknown-unsigned",
    ["TC3-08", "TC3-14"],
    "what an unknown SecretId signed is not checked",
    (reference) => ({
      ...reference,
      identify: (call) => call.state.callers.get(call.authorization.secretId) ?? anyCaller(call),
      checkSignature: (call) =>
        call.state.callers.has(call.authorization.secretId) ? reference.checkSignature(call) : undefined,
    }),
  ),
  mutant("secret-id-by-prefix", ["TC3-08"], "more characters may follow a SecretId", (reference) => ({
    ...reference,
    identify: (call) => {
      const given = call.authorization.secretId;
      const known = [...call.state.callers.values()].find(({ secretId }) => given.startsWith(secretId));
      return known ?? reference.identify(call);
    },
  })),
  mutant("secret-id-cut", ["TC3-08"], "the beginning of a SecretId is enough", (reference) => ({
    ...reference,
    identify: (call) => {
      const given = call.authorization.secretId;
      const known = [...call.state.callers.values()].find(
        ({ secretId }) => given.length >= 30 && secretId.startsWith(given),
      );
      return known ?? reference.identify(call);
    },
  })),
  mutant(
    "secret-id-unknown-internal-error",
    ["TC3-08", "GDK-69"],
    "an unknown SecretId gives InternalError",
    (reference) => ({
      ...reference,
      identify: (call) => {
        if (!call.state.callers.has(call.authorization.secretId)) throw new Error("caller is undefined");
        return reference.identify(call);
      },
    }),
  ),
  mutant(
    "secret-id-with-last-key",
    ["TC3-14"],
    "the key that the last good signature was made with is good for any SecretId",
    remembering(
      () => ({ key: undefined as Uint8Array | undefined }),
      (last) => (reference) => ({
        ...reference,
        checkSignature: (call) => {
          const { key } = last;
          if (!passes(() => reference.checkSignature(call)) && key !== undefined) {
            const rules = { ...call.rules, signingKey: () => key };
            reference.checkSignature(new Call(rules, call.state, call.request, call.number));
            return;
          }
          reference.checkSignature(call);
          last.key = reference.signingKey(call);
        },
      }),
    ),
  ),
];
