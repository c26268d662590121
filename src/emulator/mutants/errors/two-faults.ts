import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import { mutant } from "../changes/changes.ts";
import { onParameters } from "../changes/request-change.ts";
import { asksForDataKey } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

function refusalOf(check: () => void): Refusal | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error : undefined;
  }
}

/** Answers a wrong parameter with `code` where the CMK cannot be used either. */
const besideUnusableKey =
  (code: string): Change =>
  (reference) => ({
    ...reference,
    errorCode: (call, refusal) => {
      const unusable = () => {
        reference.checkKeyId(call);
        reference.checkKeyState(call);
      };
      const usual = reference.errorCode(call, refusal);
      if (refusal.code !== "InvalidParameter" || !asksForDataKey(call)) return usual;
      return refusalOf(unusable)?.code.startsWith("ResourceUnavailable.") ? code : usual;
    },
  });

/** Answers an unknown parameter with `code` where NumberOfBytes is wrong too. */
const besideUnknown =
  (code: string): Change =>
  (reference) => ({
    ...reference,
    errorCode: (call, refusal) => {
      const both =
        refusal.code === "UnknownParameter" &&
        asksForDataKey(call) &&
        refusalOf(() => reference.checkNumberOfBytes(call)) !== undefined;
      return both ? code : reference.errorCode(call, refusal);
    },
  });

const bothLengthsWrong = (parameters: ReadonlyMap<string, unknown>): boolean => {
  const count = parameters.get("NumberOfBytes");
  const keySpec = parameters.get("KeySpec");
  const outOfBounds = typeof count === "number" && (count < 1 || count > 1024);
  return outOfBounds && typeof keySpec === "string" && keySpec !== "AES_128" && keySpec !== "AES_256";
};

/** Two faults in one request lead to an error of a third kind, or to none. */
export const twoFaults: readonly Mutant[] = [
  mutant(
    "two-faults-give-third-code",
    ["GDK-68"],
    "a wrong parameter of an unusable CMK gives FailedOperation",
    besideUnusableKey("FailedOperation"),
  ),
  mutant(
    "two-faults-give-missing",
    ["GDK-68"],
    "a wrong parameter of an unusable CMK gives MissingParameter",
    besideUnusableKey("MissingParameter"),
  ),
  mutant(
    "two-faults-give-unauthorized",
    ["GDK-68"],
    "a wrong parameter of an unusable CMK gives UnauthorizedOperation",
    besideUnusableKey("UnauthorizedOperation"),
  ),
  mutant(
    "two-faults-crash",
    ["GDK-68", "GDK-69"],
    "a wrong parameter of an unusable CMK gives InternalError",
    besideUnusableKey("InternalError"),
  ),
  mutant(
    "unknown-beside-wrong-number-crashes",
    ["GDK-68", "GDK-69"],
    "an unknown parameter next to a wrong NumberOfBytes gives InternalError",
    besideUnknown("InternalError"),
  ),
  mutant(
    "unknown-beside-wrong-number-is-unsupported",
    ["GDK-68"],
    "an unknown parameter next to a wrong NumberOfBytes gives UnsupportedOperation",
    besideUnknown("UnsupportedOperation"),
  ),
  mutant(
    "two-wrong-lengths-cancel",
    ["GDK-68", "GDK-15", "GDK-11"],
    "an unknown KeySpec next to a NumberOfBytes out of bounds gives 32 bytes",
    onParameters((parameters) =>
      bothLengthsWrong(parameters)
        ? new Map([...parameters, ["KeySpec", "AES_256"], ["NumberOfBytes", undefined]])
        : parameters,
    ),
  ),
  mutant(
    "wrong-context-hides-wrong-number",
    ["GDK-68", "GDK-15", "GDK-21"],
    "a context of another type next to a NumberOfBytes out of bounds gives 16 bytes",
    onParameters((parameters) => {
      const count = parameters.get("NumberOfBytes");
      const wrong =
        typeof count === "number" &&
        (count < 1 || count > 1024) &&
        typeof parameters.get("EncryptionContext") === "object";
      return wrong
        ? new Map([...parameters, ["EncryptionContext", undefined], ["NumberOfBytes", 16]])
        : parameters;
    }),
  ),
];
