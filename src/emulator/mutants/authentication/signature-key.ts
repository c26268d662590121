import type { Call } from "../../call.ts";
import { passes } from "../changes/caller-change.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const expectedOf = (call: Call): string => {
  const { rules } = call;
  return passes(() => rules.sign(call, ""))
    ? rules
        .acceptedHosts(call)
        .map((host) => rules.sign(call, host))
        .join(" ")
    : "";
};

/** Who signed, and what a refusal tells of it. */
export const signatureKeyMutants: readonly Mutant[] = [
  mutant(
    "signature-key-cached-by-day",
    ["TC3-14", "GDK-67"],
    "the signing key of the first caller of a day is every caller's",
    remembering(
      () => new Map<string, Uint8Array>(),
      (kept) => (reference) => ({
        ...reference,
        signingKey: (call) => {
          const { date } = call.authorization;
          const key = kept.get(date) ?? reference.signingKey(call);
          kept.set(date, key);
          return key;
        },
      }),
    ),
  ),
  mutant(
    "signature-told-in-message",
    ["TC3-12"],
    "a refused signature is answered with the right one in Message",
    (reference) => ({
      ...reference,
      errorMessage: (call, refusal) => {
        const message = reference.errorMessage(call, refusal);
        return refusal.code === "AuthFailure.SignatureFailure"
          ? `${message} Expected ${expectedOf(call)}.`
          : message;
      },
    }),
  ),
  mutant(
    "signature-told-in-header",
    ["TC3-12"],
    "a refused signature is answered with the right one in a header",
    (reference) => ({
      ...reference,
      respond: async (call, envelope) => {
        const answer = await reference.respond(call, envelope);
        return "Error" in envelope.Response
          ? { ...answer, headers: { ...answer.headers, "x-expected-signature": expectedOf(call) } }
          : answer;
      },
    }),
  ),
  mutant(
    "signature-told-in-member",
    ["TC3-12"],
    "a refusal has a member with the right signature",
    (reference) => ({
      ...reference,
      errorAnswer: (call, refusal) => {
        const { Response } = reference.errorAnswer(call, refusal);
        return { Response: { ...Response, Debug: { signature: expectedOf(call) } } };
      },
    }),
  ),
  mutant(
    "signature-told-in-capitals",
    ["TC3-12"],
    "a refused signature is answered with the right one in capitals",
    (reference) => ({
      ...reference,
      errorMessage: (call, refusal) =>
        `${reference.errorMessage(call, refusal)} ${refusal.code === "AuthFailure.SignatureFailure" ? expectedOf(call).toUpperCase() : ""}`,
    }),
  ),
  mutant(
    "signature-told-as-base64",
    ["TC3-12"],
    "a refused signature is answered with the right one as Base64",
    (reference) => ({
      ...reference,
      errorMessage: (call, refusal) =>
        `${reference.errorMessage(call, refusal)} ${refusal.code === "AuthFailure.SignatureFailure" ? Buffer.from(expectedOf(call).split(" ")[0] ?? "", "hex").toString("base64") : ""}`,
    }),
  ),
  mutant(
    "signing-key-told",
    ["TC3-12"],
    "a refused signature is answered with the key that signs for the day",
    (reference) => ({
      ...reference,
      errorMessage: (call, refusal) =>
        refusal.code === "AuthFailure.SignatureFailure"
          ? `signing key ${Buffer.from(call.rules.signingKey(call)).toString("hex")}`
          : reference.errorMessage(call, refusal),
    }),
  ),
  mutant(
    "signature-told-in-chinese",
    ["TC3-12"],
    "in Chinese a refused signature is answered with the right one",
    (reference) => ({
      ...reference,
      errorMessage: (call, refusal) => {
        const message = reference.errorMessage(call, refusal);
        const isTold =
          refusal.code === "AuthFailure.SignatureFailure" && call.header("x-tc-language") === "zh-CN";
        return isTold ? `${message} ${expectedOf(call)}` : message;
      },
    }),
  ),
  mutant(
    "secret-key-told-in-header",
    ["TC3-12"],
    "a header of the answer to a disabled CMK tells the SecretKey in Base64",
    (reference) => ({
      ...reference,
      respond: async (call, envelope) => {
        const answer = await reference.respond(call, envelope);
        if (!JSON.stringify(envelope).includes("CmkDisabled")) return answer;
        const key = Buffer.from(call.caller.secretKey.reveal()).toString("base64");
        return { ...answer, headers: { ...answer.headers, "x-debug": key } };
      },
    }),
  ),
  mutant(
    "secret-key-told",
    ["TC3-12"],
    "a refused signature is answered with the text that was to be signed and the derived key",
    (reference) => ({
      ...reference,
      errorMessage: (call, refusal) => {
        const message = reference.errorMessage(call, refusal);
        if (refusal.code !== "AuthFailure.SignatureFailure") return message;
        return `${message} ${Buffer.from(call.rules.signingKey(call)).toString("hex")} ${expectedOf(call)}`;
      },
    }),
  ),
];
