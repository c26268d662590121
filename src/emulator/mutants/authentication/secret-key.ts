import { createHmac } from "node:crypto";
import { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { passes } from "../changes/caller-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

/** The signing key that a SecretKey leads to in the scope of a call. */
function signingKeyOf(call: Call, secretKey: string): Uint8Array {
  const { date, service, terminator } = call.authorization;
  return [date, service, terminator].reduce<Buffer>(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    Buffer.from(`TC3${secretKey}`),
  );
}

/** Takes a signature that was made with one of other SecretKeys. */
const alsoWithKeys =
  (others: (secretKey: string, call: Call) => readonly string[]): Change =>
  (reference) => ({
    ...reference,
    checkSignature: (call) => {
      if (passes(() => reference.checkSignature(call))) return;
      for (const other of others(call.caller.secretKey.reveal(), call)) {
        const rules = { ...call.rules, signingKey: () => signingKeyOf(call, other) };
        const asOther = new Call(rules, call.state, call.request, call.number);
        if (passes(() => reference.checkSignature(asOther))) return;
      }
      reference.checkSignature(call);
    },
  });

/** A signature that was made with another SecretKey is good. */
export const secretKeyMutants: readonly Mutant[] = [
  mutant(
    "signature-of-any-caller",
    ["TC3-14"],
    "a signature with any known SecretKey is good",
    alsoWithKeys((_own, call) => [...call.state.callers.values()].map(({ secretKey }) => secretKey.reveal())),
  ),
  mutant(
    "secret-key-in-any-case",
    ["TC3-14"],
    "a signature with the SecretKey in small letters or in capitals is good",
    alsoWithKeys((own) => [own.toLowerCase(), own.toUpperCase()]),
  ),
  mutant(
    "secret-key-cut",
    ["TC3-14"],
    "a signature with a SecretKey that has lost its last character is good",
    alsoWithKeys((own) => [own.slice(0, -1)]),
  ),
];
