import type { ErrorCode } from "./refusal.ts";

/** Languages of error messages, as X-TC-Language names them. */
export type Language = "en-US" | "zh-CN";

type Sentence = Readonly<Record<Language, string>>;

const say = (english: string, chinese: string): Sentence => ({ "en-US": english, "zh-CN": chinese });

/** What each refusal says to people; `{}` stands for what it is about. */
const sentences: Readonly<Record<ErrorCode, Sentence>> = {
  "AuthFailure.InvalidAuthorization": say(
    "The Authorization header cannot be read: {}.",
    "Authorization 头无法解析：{}。",
  ),
  "AuthFailure.SecretIdNotFound": say("No such SecretId is known here.", "SecretId 不存在。"),
  "AuthFailure.SignatureExpire": say(
    "X-TC-Timestamp is more than {} seconds away from now.",
    "X-TC-Timestamp 与当前时间相差超过 {} 秒。",
  ),
  "AuthFailure.SignatureFailure": say(
    "The signature does not belong to this request: {}.",
    "签名与请求不符：{}。",
  ),
  "AuthFailure.TokenFailure": say(
    "X-TC-Token does not belong to this SecretId.",
    "X-TC-Token 与 SecretId 不符。",
  ),
  "FailedOperation.EncryptionError": say("Encryption failed: {}.", "加密失败：{}。"),
  InternalError: say("Something inside the endpoint went wrong.", "内部错误。"),
  InvalidAction: say("There is no action `{}`.", "接口 `{}` 不存在。"),
  InvalidParameter: say("The request is not valid: {}.", "参数错误：{}。"),
  "InvalidParameter.InvalidPendingWindowInDays": say(
    "PendingWindowInDays must be 7 to 30 days.",
    "PendingWindowInDays 须为 7 到 30 天。",
  ),
  "InvalidParameterValue.AliasAlreadyExists": say(
    "Another key already has the alias `{}`.",
    "别名 `{}` 已存在。",
  ),
  "InvalidParameterValue.InvalidAlias": say("The alias is not valid.", "别名不合法。"),
  "InvalidParameterValue.InvalidCiphertext": say(
    "The ciphertext does not open with this context.",
    "密文或加密上下文不合法。",
  ),
  "InvalidParameterValue.InvalidKeyId": say("KeyId has not the form of a key's id.", "KeyId 不合法。"),
  "InvalidParameterValue.InvalidKeyUsage": say(
    "KeyUsage is not one of the valid values.",
    "KeyUsage 不合法。",
  ),
  "InvalidParameterValue.InvalidType": say("Type is not one that this endpoint makes.", "Type 不合法。"),
  "LimitExceeded.CmkLimitExceeded": say("No more than {} keys are kept here.", "密钥数量已达上限 {}。"),
  MissingParameter: say("`{}` is required and was not given.", "缺少必需的参数 `{}`。"),
  NoSuchVersion: say("There is no version `{}`.", "接口版本 `{}` 不存在。"),
  RequestSizeLimitExceeded: say("The request is larger than {} bytes.", "请求大小超过 {} 字节。"),
  "ResourceUnavailable.CmkDisabled": say("The key is disabled.", "主密钥已被禁用。"),
  "ResourceUnavailable.CmkNotFound": say("There is no such key.", "主密钥不存在。"),
  "ResourceUnavailable.CmkNotPendingDelete": say(
    "The key does not wait for its deletion.",
    "主密钥未处于待删除状态。",
  ),
  "ResourceUnavailable.CmkShouldBeDisabled": say("The key must be disabled first.", "主密钥须先禁用。"),
  "ResourceUnavailable.CmkStateNotSupport": say(
    "The key's state does not allow it.",
    "主密钥状态不支持该操作。",
  ),
  "ResourceUnavailable.KeyPendingDelete": say("The key waits for its deletion.", "主密钥处于待删除状态。"),
  UnauthorizedOperation: say("The caller is not allowed to call {}.", "无权调用 {}。"),
  UnknownParameter: say("There is no parameter `{}`.", "未知参数 `{}`。"),
  "UnsupportedOperation.UnsupportedKeyUsageInCurrentRegion": say(
    "Keys of this usage are not offered here.",
    "当前地域不支持该密钥用途。",
  ),
  UnsupportedProtocol: say("{} is not supported.", "不支持 {}。"),
};

/** The message of an error in one language. `subject` fills the place of what it is about. */
export function sentence(code: ErrorCode, subject: string, language: Language): string {
  return sentences[code][language].replace("{}", () => subject);
}
