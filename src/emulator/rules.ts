import { actions } from "./actions/index.ts";
import { type AnswerRules, answerRules } from "./rules/answer.ts";
import { type AuthenticationRules, authenticationRules } from "./rules/authentication.ts";
import { type BlobRules, blobRules } from "./rules/blob.ts";
import { type DataKeyRules, dataKeyRules } from "./rules/data-key.ts";
import { type DeliveryRules, deliveryRules } from "./rules/delivery.ts";
import { type EncryptionRules, encryptionRules } from "./rules/encryption.ts";
import { type KeyRules, keyRules } from "./rules/keys.ts";
import { type OrderRules, orderRules } from "./rules/order.ts";
import { type ParameterRules, parameterRules } from "./rules/parameters.ts";
import { type ProtocolRules, protocolRules } from "./rules/protocol.ts";
import { type PublicKeyRules, publicKeyRules } from "./rules/public-key.ts";
import { type SignatureRules, signatureRules } from "./rules/signature.ts";
import { type Sm2Rules, sm2Rules } from "./rules/sm2.ts";

/**
 * Everything an endpoint does, as values and functions that can each be replaced alone: a rule finds the others
 * through `call.rules`, so a replaced one is used wherever it is needed. Rules keep nothing between calls.
 */
export type Rules = ProtocolRules &
  AuthenticationRules &
  SignatureRules &
  ParameterRules &
  DataKeyRules &
  KeyRules &
  BlobRules &
  PublicKeyRules &
  Sm2Rules &
  EncryptionRules &
  OrderRules &
  AnswerRules &
  DeliveryRules;

/** The rules of the reference endpoint: one reading of the document, written by hand. */
export const referenceRules: Rules = {
  ...protocolRules,
  actions,
  ...authenticationRules,
  ...signatureRules,
  ...parameterRules,
  ...dataKeyRules,
  ...keyRules,
  ...blobRules,
  ...publicKeyRules,
  ...sm2Rules,
  ...encryptionRules,
  ...orderRules,
  ...answerRules,
  ...deliveryRules,
};
