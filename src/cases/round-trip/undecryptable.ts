/** The codes with which Decrypt may refuse a CiphertextBlob or a context that do not belong together, or belong to nothing. */
export const undecryptable: readonly string[] = [
  "InvalidParameterValue.InvalidCiphertext",
  "InvalidParameter",
  "InvalidParameterValue",
  "FailedOperation",
  "FailedOperation.EncryptionError",
  "FailedOperation.DecryptError",
  "MissingParameter",
];

/** The same where the CMK that a CiphertextBlob names may not be found. */
export const undecryptableOrUnknown: readonly string[] = [
  ...undecryptable,
  "ResourceUnavailable.CmkNotFound",
  "InvalidParameterValue.InvalidKeyId",
];
