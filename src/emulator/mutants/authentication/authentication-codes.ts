import type { Change } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

/** Answers one code where the reference answers another, whatever the action. */
const answering =
  (from: string, to: string): Change =>
  (reference) => ({
    ...reference,
    errorCode: (call, refusal) => (refusal.code === from ? to : reference.errorCode(call, refusal)),
  });

const swaps: readonly (readonly [name: string, from: string, to: string, breaks: readonly string[]])[] = [
  ["signature-failure-as-expire", "AuthFailure.SignatureFailure", "AuthFailure.SignatureExpire", ["TC3-13"]],
  [
    "signature-failure-as-secret-id-not-found",
    "AuthFailure.SignatureFailure",
    "AuthFailure.SecretIdNotFound",
    ["TC3-13"],
  ],
  ["signature-failure-as-unauthorized", "AuthFailure.SignatureFailure", "UnauthorizedOperation", ["TC3-13"]],
  ["signature-failure-as-invalid-parameter", "AuthFailure.SignatureFailure", "InvalidParameter", ["TC3-13"]],
  [
    "signature-failure-as-invalid-authorization",
    "AuthFailure.SignatureFailure",
    "AuthFailure.InvalidAuthorization",
    ["TC3-13"],
  ],
  [
    "signature-failure-as-internal-error",
    "AuthFailure.SignatureFailure",
    "InternalError",
    ["GDK-69", "TC3-13"],
  ],
  [
    "signature-failure-as-cmk-not-found",
    "AuthFailure.SignatureFailure",
    "ResourceUnavailable.CmkNotFound",
    ["TC3-13"],
  ],
  [
    "secret-id-not-found-as-signature-failure",
    "AuthFailure.SecretIdNotFound",
    "AuthFailure.SignatureFailure",
    ["TC3-08"],
  ],
  [
    "secret-id-not-found-as-unauthorized",
    "AuthFailure.SecretIdNotFound",
    "UnauthorizedOperation",
    ["TC3-08"],
  ],
  [
    "secret-id-not-found-as-invalid-authorization",
    "AuthFailure.SecretIdNotFound",
    "AuthFailure.InvalidAuthorization",
    ["TC3-08"],
  ],
  [
    "secret-id-not-found-as-token-failure",
    "AuthFailure.SecretIdNotFound",
    "AuthFailure.TokenFailure",
    ["TC3-08"],
  ],
  ["expire-as-signature-failure", "AuthFailure.SignatureExpire", "AuthFailure.SignatureFailure", ["TC3-09"]],
  ["expire-as-invalid-parameter", "AuthFailure.SignatureExpire", "InvalidParameter", ["TC3-09"]],
  ["expire-as-internal-error", "AuthFailure.SignatureExpire", "InternalError", ["TC3-09", "GDK-69"]],
  ["expire-misspelt", "AuthFailure.SignatureExpire", "AuthFailure.SignatureExpired", ["TC3-09"]],
  [
    "invalid-authorization-as-internal-error",
    "AuthFailure.InvalidAuthorization",
    "InternalError",
    ["GDK-69", "TC3-01"],
  ],
  [
    "invalid-authorization-as-invalid-action",
    "AuthFailure.InvalidAuthorization",
    "InvalidAction",
    ["TC3-01"],
  ],
  ["invalid-action-as-invalid-parameter", "InvalidAction", "InvalidParameter", ["API-09"]],
  ["invalid-action-as-unsupported-operation", "InvalidAction", "UnsupportedOperation", ["API-09"]],
  ["invalid-action-as-internal-error", "InvalidAction", "InternalError", ["API-09", "GDK-69"]],
  ["no-such-version-as-internal-error", "NoSuchVersion", "InternalError", ["GDK-69", "API-10"]],
  ["auth-codes-without-family", "AuthFailure.SignatureFailure", "SignatureFailure", ["TC3-13"]],
];

/** Codes of the common table in each other's places. */
export const authenticationCodeMutants: readonly Mutant[] = swaps.map(([name, from, to, breaks]) =>
  mutant(`code-${name}`, breaks, `${to} is answered where ${from} is right`, answering(from, to)),
);
