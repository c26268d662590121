import type { ErrorCode, Refusal } from "../../refusal.ts";
import { swapCode } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const triggered = (refusal: Refusal): boolean => refusal.subject === "it was asked to fail";
const word = (code: string): string =>
  code
    .replace(/^.*\./, "")
    .replaceAll(/(?<!^)[A-Z]/g, "-$&")
    .toLowerCase();

/** One code for another of the page's list, in the situation for which the page names the first. */
const swapped = (
  from: ErrorCode,
  to: string,
  breaks: readonly string[],
  of: (refusal: Refusal) => boolean = () => true,
) =>
  mutant(
    `${word(from)}-answered-as-${word(to)}`,
    breaks,
    `${to} is answered for ${from}`,
    swapCode(from, to, of),
  );

const values = ["GDK-62", "GDK-15", "GDK-11", "GDK-12", "GDK-16", "GDK-18", "GDK-21", "GDK-30", "GDK-38"];

/** A documented situation gets the code of another one. */
export const codes: readonly Mutant[] = [
  swapped("FailedOperation.EncryptionError", "InternalError", ["GDK-60"], triggered),
  swapped("FailedOperation.EncryptionError", "InvalidParameterValue.InvalidKeyId", ["GDK-60"], triggered),
  swapped("FailedOperation.EncryptionError", "FailedOperation", ["GDK-60"], triggered),
  swapped("FailedOperation.EncryptionError", "FailedOperation.DecryptionError", ["GDK-60"], triggered),
  swapped("InternalError", "FailedOperation.EncryptionError", ["GDK-61"], triggered),
  swapped("InternalError", "InvalidParameter", ["GDK-61"], triggered),
  swapped("InternalError", "ServiceUnavailable", ["GDK-61"], triggered),
  swapped("InvalidParameter", "InternalError", [...values, "GDK-69"]),
  swapped("InvalidParameter", "InvalidParameterValue.InvalidKeyId", values),
  swapped("InvalidParameter", "FailedOperation", values),
  swapped("InvalidParameter", "UnsupportedOperation", values),
  swapped("InvalidParameterValue.InvalidKeyId", "InvalidParameter", ["GDK-63"]),
  swapped("InvalidParameterValue.InvalidKeyId", "InvalidParameterValue", ["GDK-63"]),
  swapped("InvalidParameterValue.InvalidKeyId", "ResourceUnavailable.CmkNotFound", ["GDK-63"]),
  swapped("InvalidParameterValue.InvalidKeyId", "ResourceUnavailable.CmkDisabled", ["GDK-63"]),
  swapped("ResourceUnavailable.CmkDisabled", "InvalidParameterValue.InvalidKeyId", ["GDK-64"]),
  swapped("ResourceUnavailable.CmkDisabled", "ResourceUnavailable.CmkNotFound", ["GDK-64"]),
  swapped("ResourceUnavailable.CmkDisabled", "ResourceUnavailable.KeyPendingDelete", ["GDK-64"]),
  swapped("ResourceUnavailable.CmkDisabled", "ResourceUnavailable.CmkStateNotSupport", ["GDK-64"]),
  swapped("ResourceUnavailable.CmkDisabled", "ResourceUnavailable", ["GDK-64"]),
  swapped("ResourceUnavailable.CmkDisabled", "UnauthorizedOperation", ["GDK-64"]),
  swapped("ResourceUnavailable.CmkNotFound", "ResourceUnavailable.CmkDisabled", ["GDK-65"]),
  swapped("ResourceUnavailable.CmkNotFound", "ResourceUnavailable.KeyPendingDelete", ["GDK-65"]),
  swapped("ResourceUnavailable.CmkNotFound", "InvalidParameterValue.InvalidKeyId", ["GDK-65"]),
  swapped("ResourceUnavailable.CmkNotFound", "ResourceNotFound", ["GDK-65"]),
  swapped("ResourceUnavailable.CmkNotFound", "UnauthorizedOperation", ["GDK-65"]),
  swapped("ResourceUnavailable.KeyPendingDelete", "ResourceUnavailable.CmkDisabled", ["GDK-66"]),
  swapped("ResourceUnavailable.KeyPendingDelete", "ResourceUnavailable.CmkNotFound", ["GDK-66"]),
  swapped("ResourceUnavailable.KeyPendingDelete", "UnauthorizedOperation", ["GDK-66"]),
  swapped("ResourceUnavailable.KeyPendingDelete", "ResourceUnavailable.CmkStateNotSupport", ["GDK-66"]),
  swapped("UnauthorizedOperation", "ResourceUnavailable.KeyPendingDelete", ["GDK-67"]),
  swapped("UnauthorizedOperation", "ResourceUnavailable.CmkNotFound", ["GDK-67"]),
  swapped("UnauthorizedOperation", "InvalidParameter", ["GDK-67"]),
  swapped("UnauthorizedOperation", "AuthFailure.SignatureFailure", ["GDK-67"]),
  swapped("UnauthorizedOperation", "UnsupportedOperation", ["GDK-67"]),
  swapped("MissingParameter", "InternalError", ["GDK-07", "GDK-13", "GDK-69"]),
  swapped("MissingParameter", "UnknownParameter", ["GDK-07", "GDK-13"]),
  swapped("MissingParameter", "InvalidAction", ["GDK-07", "GDK-13"]),
  swapped("UnknownParameter", "InvalidAction", ["API-11"]),
  mutant(
    "disabled-and-pending-exchanged",
    ["GDK-64", "GDK-66"],
    "the codes of disabled CMKs and of those pending deletion are exchanged",
    (reference) => ({
      ...reference,
      errorCode: (call, refusal) => {
        const code = reference.errorCode(call, refusal);
        if (code === "ResourceUnavailable.CmkDisabled") return "ResourceUnavailable.KeyPendingDelete";
        return code === "ResourceUnavailable.KeyPendingDelete" ? "ResourceUnavailable.CmkDisabled" : code;
      },
    }),
  ),
  mutant(
    "code-in-capitals",
    ["GDK-64", "GDK-65", "GDK-66", "GDK-63", "GDK-62", "GDK-67"],
    "codes are written in capitals",
    (reference) => ({
      ...reference,
      errorCode: (call, refusal) => reference.errorCode(call, refusal).toUpperCase(),
    }),
  ),
  mutant(
    "code-without-first-part",
    ["GDK-64", "GDK-65", "GDK-66", "GDK-63", "GDK-60"],
    "codes lack what stands before the dot",
    (reference) => ({
      ...reference,
      errorCode: (call, refusal) => reference.errorCode(call, refusal).replace(/^.*\./, ""),
    }),
  ),
];
