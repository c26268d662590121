/** Codes that say of a request that it names no caller: those of its form too, for the documents do not tell them apart. */
export const unsigned: readonly string[] = [
  "AuthFailure.InvalidAuthorization",
  "AuthFailure.SignatureFailure",
  "AuthFailure.SecretIdNotFound",
  "AuthFailure.InvalidSecretId",
  "AuthFailure.UnauthorizedOperation",
  "AuthFailure.TokenFailure",
  "AuthFailure",
  "UnauthorizedOperation",
  "MissingParameter",
  "InvalidParameter",
  "InvalidParameterValue",
];
