import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import { passes } from "../changes/caller-change.ts";
import { mutant } from "../changes/changes.ts";
import { onText } from "../changes/request-change.ts";
import { byGet, remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Reads a body as what `cut` leaves of it, where it cannot be read whole. */
const reading =
  (cut: (text: string) => string): Change =>
  (reference) => ({
    ...reference,
    decodeBody: (call, body) => {
      const part = Buffer.from(cut(Buffer.from(body).toString("utf8")));
      const isRight = passes(() => reference.decodeBody(call, body));
      return reference.decodeBody(
        call,
        isRight || !passes(() => reference.decodeBody(call, part)) ? body : part,
      );
    },
  });

/** What readers, stores and clients of other kinds are known to do. */
export const otherReaders: readonly Mutant[] = [
  mutant(
    "body-none-is-null",
    ["API-12"],
    "None is read as null, as Python writes it",
    reading((text) => text.replace(/(?<=:)None\b/g, "null")),
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
    ["GDK-20"],
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
