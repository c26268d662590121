import { replacing, together } from "../change.ts";
import { answering, coding, variant } from "./change.ts";
import type { Variant } from "./variant.ts";

const byPublicKey = (code: string) =>
  // The trigger asks for the code itself, which is not for choice.
  coding((refusal) =>
    refusal.code === "FailedOperation.EncryptionError" && !refusal.subject.includes("asked to fail")
      ? code
      : undefined,
  );

/** Other codes where the document names none, or the common table has another for the same. */
export const codeVariants: readonly Variant[] = [
  variant(
    "values-as-invalid-parameter-value",
    "an invalid value, type or body is InvalidParameterValue of the common table",
    answering(["InvalidParameter"], "InvalidParameterValue"),
  ),
  variant(
    "missing-as-invalid-parameter",
    "what is missing is InvalidParameter, which the action lists",
    answering(["MissingParameter"], "InvalidParameter"),
  ),
  variant(
    "missing-as-invalid-parameter-value",
    "what is missing is InvalidParameterValue",
    answering(["MissingParameter"], "InvalidParameterValue"),
  ),
  variant(
    "missing-key-id-as-invalid-key-id",
    "a missing KeyId is an invalid one",
    coding(({ code, subject }) =>
      code === "MissingParameter" && subject === "KeyId" ? "InvalidParameterValue.InvalidKeyId" : undefined,
    ),
  ),
  variant(
    "key-id-type-as-invalid-key-id",
    "a KeyId of another type is an invalid one",
    coding(({ code, subject }) =>
      code === "InvalidParameter" && subject.startsWith("`KeyId`")
        ? "InvalidParameterValue.InvalidKeyId"
        : undefined,
    ),
  ),
  variant(
    "empty-length-as-missing",
    "an empty text for NumberOfBytes is one that is missing",
    coding(({ code, subject }, call) =>
      code === "InvalidParameter" &&
      subject.startsWith("`NumberOfBytes`") &&
      call.parameters.get("NumberOfBytes") === ""
        ? "MissingParameter"
        : undefined,
    ),
  ),
  variant(
    "unknown-as-invalid-parameter",
    "an undefined parameter is InvalidParameter",
    answering(["UnknownParameter"], "InvalidParameter"),
  ),
  variant(
    "public-key-as-invalid-parameter",
    "a public key that cannot be used is InvalidParameter",
    byPublicKey("InvalidParameter"),
  ),
  variant(
    "public-key-as-invalid-parameter-value",
    "a public key that cannot be used is InvalidParameterValue",
    byPublicKey("InvalidParameterValue"),
  ),
  variant(
    "algorithm-as-encryption-error",
    "an unknown algorithm is FailedOperation.EncryptionError",
    coding(({ code, subject }) =>
      code === "InvalidParameter" && subject.startsWith("EncryptionAlgorithm")
        ? "FailedOperation.EncryptionError"
        : undefined,
    ),
  ),
  variant(
    "algorithm-as-invalid-parameter-value",
    "an unknown algorithm is InvalidParameterValue",
    coding(({ code, subject }) =>
      code === "InvalidParameter" && subject.startsWith("EncryptionAlgorithm")
        ? "InvalidParameterValue"
        : undefined,
    ),
  ),
  variant(
    "encryption-as-unsupported-operation",
    "an algorithm or a kind of key that is not served is UnsupportedOperation",
    coding(({ code, subject }) =>
      subject.startsWith("EncryptionAlgorithm") ||
      (code === "FailedOperation.EncryptionError" &&
        / (needs an|neither|at most|must have 2048) /.test(subject))
        ? "UnsupportedOperation"
        : undefined,
    ),
  ),
  variant(
    "denied-as-auth-failure",
    "a caller without permission gets AuthFailure.UnauthorizedOperation of the common table",
    answering(["UnauthorizedOperation"], "AuthFailure.UnauthorizedOperation"),
  ),
  variant(
    "malformed-authorization-as-signature-failure",
    "an Authorization of another form is AuthFailure.SignatureFailure",
    answering(["AuthFailure.InvalidAuthorization"], "AuthFailure.SignatureFailure"),
  ),
  variant(
    "missing-authorization-as-missing-parameter",
    "a request without Authorization is MissingParameter",
    answering(["AuthFailure.InvalidAuthorization"], "MissingParameter"),
  ),
  variant(
    "scope-as-invalid-authorization",
    "a scope of another date or service is AuthFailure.InvalidAuthorization",
    coding(({ code, subject }) =>
      code === "AuthFailure.SignatureFailure" && subject.includes("scope")
        ? "AuthFailure.InvalidAuthorization"
        : undefined,
    ),
  ),
  variant(
    "version-as-invalid-action",
    "an unknown Version has no actions",
    answering(["NoSuchVersion"], "InvalidAction"),
  ),
  variant(
    "action-missing-as-invalid-action",
    "a missing Action is InvalidAction",
    coding(({ code, subject }) =>
      code === "MissingParameter" && subject === "Action" ? "InvalidAction" : undefined,
    ),
  ),
  variant(
    "method-as-invalid-parameter",
    "a method other than GET and POST is InvalidParameter",
    answering(["UnsupportedProtocol"], "InvalidParameter"),
  ),
  variant(
    "ciphertext-as-invalid-parameter",
    "Decrypt refuses a wrong context or ciphertext with InvalidParameter",
    answering(["InvalidParameterValue.InvalidCiphertext"], "InvalidParameter"),
  ),
  variant(
    "ciphertext-as-failed-operation",
    "Decrypt refuses a wrong context or ciphertext with FailedOperation.DecryptError",
    answering(["InvalidParameterValue.InvalidCiphertext"], "FailedOperation.DecryptError"),
  ),
  variant(
    "ciphertext-as-encryption-error",
    "Decrypt refuses a wrong context or ciphertext with FailedOperation.EncryptionError",
    answering(["InvalidParameterValue.InvalidCiphertext"], "FailedOperation.EncryptionError"),
  ),
  variant(
    "messages-in-chinese",
    "messages are Chinese in any language",
    replacing({ language: () => "zh-CN" }),
  ),
  variant("messages-empty", "messages are empty", replacing({ errorMessage: () => "" })),
  variant(
    "messages-of-one-word",
    "messages tell nothing more than that there is an error",
    replacing({ errorMessage: () => "Error." }),
  ),
  variant(
    "messages-with-request-id",
    "messages are long, with line ends, quotes and markup",
    (reference) => ({
      ...reference,
      errorMessage: (call, refusal) =>
        `[request id:${call.number}]\n"${reference.errorMessage(call, refusal)}" <${refusal.code}> \u{1f512} \\ ${"x".repeat(2000)}`,
    }),
  ),
  variant(
    "codes-of-a-strict-gateway",
    "values are InvalidParameterValue, what is missing MissingParameter, and public keys InvalidParameter",
    together(
      byPublicKey("InvalidParameter"),
      coding(({ code, subject }) =>
        code === "InvalidParameter" && / must (be|have)/.test(subject) && !subject.startsWith("`")
          ? "InvalidParameterValue"
          : undefined,
      ),
    ),
  ),
];
