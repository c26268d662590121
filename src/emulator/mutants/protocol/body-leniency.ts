import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { passes } from "../changes/caller-change.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const lenient = ["API-12"];

/** Reads a body that the reference refuses after making another of it; what `repair` throws refuses it still. */
const repairing =
  (repair: (text: string) => string): Change =>
  (reference) => ({
    ...reference,
    decodeBody: (call, body) => {
      const read = () => reference.decodeBody(call, Buffer.from(repair(Buffer.from(body).toString("utf8"))));
      const isRight = passes(() => reference.decodeBody(call, body));
      return !isRight && passes(read) ? read() : reference.decodeBody(call, body);
    },
  });

/** Grants an empty or unreadable body a data key of the CMK that was used last. */
const defaulting = (when: (text: string) => boolean): Change =>
  remembering(
    () => ({ keyId: "" }),
    (memory) => (reference) => ({
      ...reference,
      decodeBody: (call: Call, body) => {
        const text = Buffer.from(body).toString("utf8");
        if (memory.keyId !== "" && when(text))
          return new Map([
            ["KeyId", memory.keyId],
            ["KeySpec", "AES_256"],
          ]);
        return reference.decodeBody(call, body);
      },
      findKey: (call) => {
        const key = reference.findKey(call);
        if (key.state === "Enabled") memory.keyId = key.keyId;
        return key;
      },
    }),
  );

/** Reads no body that is too large, and takes the parameters of the request before for its own. */
const answeringAgain: Change = remembering(
  () => ({ parameters: new Map<string, unknown>() }),
  (memory) => (reference) => ({
    ...reference,
    bodyMaximum: Number.POSITIVE_INFINITY,
    decodeBody: (call: Call, body) => {
      if (body.length > reference.bodyMaximum) return memory.parameters;
      memory.parameters = new Map(reference.decodeBody(call, body));
      return memory.parameters;
    },
  }),
);

const isJson = (text: string): boolean => passes(() => JSON.parse(text));

/** Bodies that are no JSON object are read all the same. */
export const bodyLeniencyMutants: readonly Mutant[] = [
  mutant(
    "body-closing-brace-added",
    lenient,
    "a missing closing brace is added",
    repairing((text) => `${text}}`),
  ),
  mutant(
    "body-first-element",
    lenient,
    "of an array the first element is read",
    repairing((text) => text.replace(/^\[(.*)\]$/s, "$1")),
  ),
  mutant(
    "body-text-of-json",
    lenient,
    "a string with JSON in it is read as that",
    repairing((text) => String(JSON.parse(text))),
  ),
  mutant(
    "body-base64",
    lenient,
    "the Base64 of JSON is read as that",
    repairing((text) => Buffer.from(text, "base64").toString("utf8")),
  ),
  mutant(
    "body-bad-bytes-skipped",
    lenient,
    "bytes that are no UTF-8 are skipped",
    repairing((text) => text.replaceAll("\ufffd", "").replace(/^[^{]*/, "")),
  ),
  mutant(
    "body-last-name-wins-broken",
    lenient,
    "everything before the last opening brace is skipped",
    repairing((text) => text.slice(text.lastIndexOf("{"))),
  ),
  mutant(
    "body-empty-granted",
    ["API-12", "GDK-07", "GDK-13"],
    "an empty body gives a data key of the CMK that was used last",
    defaulting((text) => text === ""),
  ),
  mutant(
    "body-null-granted",
    ["API-12", "GDK-07", "GDK-13"],
    "null gives a data key of the CMK that was used last",
    defaulting((text) => text === "null"),
  ),
  mutant(
    "body-form-granted",
    ["API-12", "GDK-07"],
    "a form in the body gives a data key of the CMK that was used last",
    defaulting((text) => text.startsWith("KeySpec=")),
  ),
  mutant(
    "body-broken-granted",
    ["API-12", "GDK-07", "GDK-13"],
    "a body that cannot be read gives a data key of the CMK that was used last",
    defaulting((text) => !isJson(text)),
  ),
  mutant(
    "body-empty-array-granted",
    ["API-12", "GDK-07", "GDK-13"],
    "a list without members gives a data key of the CMK that was used last",
    defaulting((text) => text === "[]"),
  ),
  mutant(
    "body-oversized-answered-as-before",
    ["API-13"],
    "a body above 10 MB is not read, and the request before is answered again",
    answeringAgain,
  ),
  mutant("body-prototype-ignored", ["API-11"], "a member __proto__ is not seen", (reference) => ({
    ...reference,
    decodeBody: (call, body) =>
      new Map([...reference.decodeBody(call, body)].filter(([name]) => name !== "__proto__")),
  })),
  mutant(
    "body-prototype-followed",
    ["API-11"],
    "members of __proto__ count as the request's own",
    (reference) => ({
      ...reference,
      decodeBody: (call, body) => {
        const parameters = new Map(reference.decodeBody(call, body));
        const prototype = parameters.get("__proto__");
        if (!parameters.delete("__proto__") || typeof prototype !== "object" || prototype === null)
          return parameters;
        return new Map([...Object.entries(prototype), ...parameters]);
      },
    }),
  ),
];
