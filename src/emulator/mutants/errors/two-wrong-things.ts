import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import { mutant } from "../changes/changes.ts";
import { asksForDataKey } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

type Parameters = ReadonlyMap<string, unknown>;

const known = "KeyId KeySpec NumberOfBytes EncryptionContext EncryptionPublicKey EncryptionAlgorithm".split(
  " ",
);

/** Whether a value is there and does not look as it should. */
const wrong = (value: unknown, looks: RegExp): boolean =>
  value !== undefined && !(typeof value === "string" && looks.test(value));

/** What is wrong with the parameters at a glance: their types and forms, without a look into keys. */
function wrongParameters(parameters: Parameters): readonly string[] {
  const [keyId, spec, count, context, publicKey, algorithm] = known.map(
    (name) => parameters.get(name) ?? undefined,
  );
  const outOfBounds =
    count !== undefined && !(Number.isInteger(count) && Number(count) >= 1 && Number(count) <= 1024);
  const faults = {
    KeyId: keyId === undefined || wrong(keyId, /^[0-9a-f-]{36}$/),
    KeySpec: wrong(spec, /^AES_(128|256)$/) || (spec === undefined && count === undefined),
    NumberOfBytes: outOfBounds,
    EncryptionContext: wrong(context, /^/),
    EncryptionPublicKey: wrong(publicKey, /^-----BEGIN/),
    EncryptionAlgorithm: wrong(algorithm, /^(SM2|RSAES)/),
    unknown: [...parameters.keys()].some((name) => !known.includes(name)),
  };
  return Object.entries(faults).flatMap(([name, isWrong]) => (isWrong ? name : []));
}

/** Whether a rule refuses the call with a code that begins like this. */
function isRefused(rule: (call: Call) => void, call: Call, beginning: string): boolean {
  try {
    rule(call);
    return false;
  } catch (error) {
    return error instanceof Refusal && error.code.startsWith(beginning);
  }
}

/** What is wrong with a request for a data key: its parameters, the CMK that they name, the caller. */
function faultsOf(call: Call, code: string): readonly string[] {
  const { rules, parameters } = call;
  const wrongOnes = wrongParameters(parameters);
  const unusable =
    !wrongOnes.includes("KeyId") && isRefused(rules.checkKeyState, call, "ResourceUnavailable.");
  const denied = code.startsWith("AuthFailure") || isRefused(rules.authorize, call, "UnauthorizedOperation");
  return [...wrongOnes, ...(unusable ? ["CMK"] : []), ...(denied ? ["caller"] : [])];
}

/** Answers a request for a data key with `code` where two things of it are wrong. */
const forTwo =
  (code: string): Change =>
  (reference) => ({
    ...reference,
    errorCode: (call, refusal) => {
      const usual = reference.errorCode(call, refusal);
      const isAbout = /^(AuthF|Unauth|InvalidP|Missing|Unknown|Resource|FailedO)/.test(usual);
      const isReadable = !isRefused(() => void call.parameters, call, "");
      return isAbout && isReadable && asksForDataKey(call) && faultsOf(call, usual).length > 1 ? code : usual;
    },
  });

/** Two things of a request are wrong, and the answer speaks of a third. */
export const twoWrongThings: readonly Mutant[] = [
  mutant(
    "two-wrong-things-are-beyond-a-limit",
    ["GDK-68"],
    "two wrong ones of the parameters, the CMK and the caller give LimitExceeded",
    forTwo("LimitExceeded"),
  ),
];
