import { Refusal } from "../../refusal.ts";
import { mutant } from "../changes/changes.ts";
import { onText } from "../changes/request-change.ts";
import { byGet, remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** What readers, stores and clients of other kinds are known to do. */
export const otherReaders: readonly Mutant[] = [
  mutant(
    "key-spec-long-is-256",
    ["GDK-11"],
    "a KeySpec of more than 20 characters counts as AES_256",
    onText("KeySpec", (value) => (value.length > 20 ? "AES_256" : value)),
  ),
  mutant(
    "key-spec-folded",
    ["GDK-11"],
    "a KeySpec in wide letters counts as it looks",
    onText("KeySpec", (value) => value.normalize("NFKC")),
  ),
  mutant(
    "key-spec-by-its-end",
    ["GDK-11"],
    "a KeySpec that ends in a valid one is taken",
    onText("KeySpec", (value) => value.replace(/^.+(?=AES_(128|256)$)/, "")),
  ),
  mutant(
    "key-spec-number-read",
    ["GDK-11"],
    "the number of a KeySpec may have zeros before it",
    onText("KeySpec", (value) => value.replace(/(?<=^AES_)0+/, "")),
  ),
  mutant(
    "decrypt-unknown-ignored",
    ["API-11"],
    "Decrypt takes undefined parameters for nothing",
    (reference) => ({
      ...reference,
      checkUnknown: (call) => {
        if (call.action.name !== "Decrypt") reference.checkUnknown(call);
      },
    }),
  ),
  mutant("version-unread-for-decrypt", ["API-10"], "Decrypt is served in any Version", (reference) => ({
    ...reference,
    checkVersion: (call) => {
      if (call.header("x-tc-action") !== "Decrypt") reference.checkVersion(call);
    },
  })),
  mutant(
    "action-without-plaintext",
    ["API-09"],
    "GenerateDataKeyWithoutPlaintext is taken for GenerateDataKey",
    (reference) => ({
      ...reference,
      findAction: (call) => {
        const found = reference.actions["GenerateDataKey"];
        const isOther = call.header("x-tc-action") === "GenerateDataKeyWithoutPlaintext";
        return isOther && found !== undefined ? found : reference.findAction(call);
      },
    }),
  ),
  mutant("version-unread-by-get", ["API-10"], "by GET any Version is served", (reference) => ({
    ...reference,
    checkVersion: (call) => {
      if (!byGet(call)) reference.checkVersion(call);
    },
  })),
  mutant(
    "query-of-2000-characters-at-most",
    ["GDK-48"],
    "a query of more than 2000 characters is refused",
    (reference) => ({ ...reference, queryMaximum: 2000 }),
  ),
  mutant("request-id-of-trace", ["GDK-55"], "RequestId is X-TC-TraceId where that is sent", (reference) => ({
    ...reference,
    requestId: (call) => call.header("x-tc-traceid") ?? reference.requestId(call),
  })),
  mutant(
    "context-of-select-refused",
    ["GDK-20", "GDK-02"],
    "a context with a word of a database in it is refused",
    (reference) => ({
      ...reference,
      checkContext: (call) => {
        if (/select|union/i.test(call.filledText("EncryptionContext") ?? ""))
          throw new Refusal("InvalidParameter", "EncryptionContext");
        reference.checkContext(call);
      },
    }),
  ),
  mutant(
    "disabled-granted-at-second-try",
    ["GDK-64"],
    "a disabled CMK serves a body that was refused for it just before",
    remembering(
      () => ({ last: "" }),
      (memory) => (reference) => ({
        ...reference,
        checkKeyState: (call) => {
          const body = Buffer.from(call.request.body).toString("latin1");
          try {
            reference.checkKeyState(call);
            memory.last = "";
          } catch (refusal) {
            const isAgain = memory.last === body;
            memory.last = isAgain ? "" : body;
            if (!isAgain) throw refusal;
          }
        },
      }),
    ),
  ),
];
