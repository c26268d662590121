import type { Change } from "../../change.ts";
import type { Envelope } from "../../message.ts";
import { onGrant, onKey } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { onParameters, withoutLengths } from "../changes/request-change.ts";
import { asksForDataKey, everyNth } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

type Parameters = ReadonlyMap<string, unknown>;

/** Sees the parameters of the request for a data key before this one. */
const withPrevious =
  (change: (parameters: Parameters, previous: Parameters) => Parameters): Change =>
  (reference) => {
    let previous: Parameters = new Map();
    return onParameters((parameters) => {
      const changed = change(parameters, previous);
      previous = parameters;
      return changed;
    })(reference);
  };

/** Lets a parameter that is not given be that of the request before. */
const sticking = (name: string, when: (parameters: Parameters) => boolean = () => true): Change =>
  withPrevious((parameters, previous) => {
    const left = previous.get(name);
    const sticks =
      !parameters.has(name) && (typeof left === "string" || typeof left === "number") && when(parameters);
    return sticks ? new Map(parameters).set(name, left) : parameters;
  });

const cached: Change = (reference) => {
  const answers = new Map<string, Envelope>();
  return {
    ...reference,
    successAnswer: (call, fields) => {
      if (!asksForDataKey(call)) return reference.successAnswer(call, fields);
      const asked = JSON.stringify([...call.parameters].toSorted());
      const answer = answers.get(asked) ?? reference.successAnswer(call, fields);
      answers.set(asked, answer);
      return answer;
    },
  };
};

const staleCode: Change = (reference) => {
  let previous = "";
  return {
    ...reference,
    errorCode: (call, refusal) => {
      const stale = previous;
      previous = reference.errorCode(call, refusal);
      return asksForDataKey(call) && stale !== "" ? stale : previous;
    },
  };
};

const staleField =
  (name: string): Change =>
  (reference) => {
    let previous: unknown;
    return onGrant((fields) => {
      const stale = previous ?? fields[name];
      previous = fields[name];
      return { ...fields, [name]: stale };
    })(reference);
  };

const noNumber = (parameters: Parameters) => !parameters.has("NumberOfBytes");
/** What one request leaves behind for the next. */
export const stale: readonly Mutant[] = [
  mutant(
    "number-of-previous",
    ["GDK-58", "GDK-09", "GDK-10", "GDK-13"],
    "without NumberOfBytes that of the request before counts",
    sticking("NumberOfBytes"),
  ),
  mutant(
    "key-spec-of-previous",
    ["GDK-13", "GDK-58"],
    "with neither length the KeySpec of the request before counts",
    sticking("KeySpec", noNumber),
  ),
  mutant(
    "key-id-of-previous",
    ["GDK-07", "GDK-58", "GDK-62"],
    "without KeyId that of the request before counts",
    sticking("KeyId"),
  ),
  mutant(
    "context-of-previous",
    ["GDK-50", "GDK-58"],
    "without EncryptionContext that of the request before is bound",
    sticking("EncryptionContext"),
  ),
  mutant(
    "key-id-answered-of-previous",
    ["GDK-46", "GDK-58"],
    "KeyId of an answer is that of the answer before",
    staleField("KeyId"),
  ),
  mutant(
    "blob-answered-of-previous",
    ["GDK-50", "GDK-58"],
    "CiphertextBlob of an answer is that of the answer before",
    staleField("CiphertextBlob"),
  ),
  mutant(
    "plaintext-answered-of-previous",
    ["GDK-50", "GDK-58", "GDK-14", "GDK-09", "GDK-10"],
    "Plaintext of an answer is that of the answer before",
    staleField("Plaintext"),
  ),
  mutant(
    "request-id-answered-of-previous",
    ["GDK-55"],
    "a RequestId comes a second time in every second granted answer",
    (reference) => {
      const due = everyNth(2);
      let previous: unknown;
      return onGrant((fields) => {
        const answer = due() ? { ...fields, RequestId: previous } : fields;
        previous = answer["RequestId"];
        return answer;
      })(reference);
    },
  ),
  mutant(
    "code-of-previous",
    ["GDK-58", "GDK-63", "GDK-64", "GDK-65", "GDK-66"],
    "a refusal has the code of the refusal before",
    staleCode,
  ),
  mutant(
    "equal-requests-cached",
    ["GDK-56", "GDK-52", "GDK-55"],
    "equal parameters get the same answer again",
    cached,
  ),
  mutant(
    "length-of-longest-so-far",
    ["GDK-13"],
    "with neither length, the longest data key so far sets it",
    (reference) => {
      let longest = 0;
      const growing = onKey((key) => {
        longest = Math.max(longest, key.length);
        return key;
      })(reference);
      return withoutLengths(() => longest || undefined)(growing);
    },
  ),
];
