/** Every error code that the reference endpoint can answer with. */
export type ErrorCode =
  | "AuthFailure.InvalidAuthorization"
  | "AuthFailure.SecretIdNotFound"
  | "AuthFailure.SignatureExpire"
  | "AuthFailure.SignatureFailure"
  | "AuthFailure.TokenFailure"
  | "FailedOperation.EncryptionError"
  | "InternalError"
  | "InvalidAction"
  | "InvalidParameter"
  | "InvalidParameter.InvalidPendingWindowInDays"
  | "InvalidParameterValue.AliasAlreadyExists"
  | "InvalidParameterValue.InvalidAlias"
  | "InvalidParameterValue.InvalidCiphertext"
  | "InvalidParameterValue.InvalidKeyId"
  | "InvalidParameterValue.InvalidKeyUsage"
  | "InvalidParameterValue.InvalidType"
  | "LimitExceeded.CmkLimitExceeded"
  | "MissingParameter"
  | "NoSuchVersion"
  | "RequestSizeLimitExceeded"
  | "ResourceUnavailable.CmkDisabled"
  | "ResourceUnavailable.CmkNotFound"
  | "ResourceUnavailable.CmkNotPendingDelete"
  | "ResourceUnavailable.CmkShouldBeDisabled"
  | "ResourceUnavailable.CmkStateNotSupport"
  | "ResourceUnavailable.KeyPendingDelete"
  | "UnauthorizedOperation"
  | "UnknownParameter"
  | "UnsupportedOperation.UnsupportedKeyUsageInCurrentRegion"
  | "UnsupportedProtocol";

/** A request is refused: thrown by any rule, answered as the error envelope with this code. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  /** The parameter, header or value that the refusal is about. Never a secret. */
  readonly subject: string;

  constructor(code: ErrorCode, subject = "") {
    super(subject === "" ? code : `${code} (${subject})`);
    this.name = "Refusal";
    this.code = code;
    this.subject = subject;
  }
}
