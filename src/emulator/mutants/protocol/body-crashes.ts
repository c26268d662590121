import type { Change } from "../../change.ts";
import { replacing } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import { passes } from "../changes/caller-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const lenient = ["API-12"];

/** Throws what is no Refusal where a body is of some sort. */
const crashing =
  (when: (text: string) => boolean): Change =>
  (reference) => ({
    ...reference,
    decodeBody: (call, body) => {
      if (when(Buffer.from(body).toString("latin1"))) throw new Error("the body could not be read");
      return reference.decodeBody(call, body);
    },
  });

const isJson = (text: string): boolean => passes(() => JSON.parse(text));

/** Bodies that are no JSON object are refused in a wrong way. */
const crashed: readonly Mutant[] = [
  mutant(
    "body-deep-internal-error",
    ["GDK-69"],
    "a body that is nested deeply gives InternalError",
    crashing((text) => /^(\[|\{"a":){200}/.test(text)),
  ),
  mutant(
    "body-array-internal-error",
    ["GDK-69"],
    "a list for a body gives InternalError",
    crashing((text) => text.startsWith("[")),
  ),
  mutant(
    "body-null-internal-error",
    ["GDK-69"],
    "null for a body gives InternalError",
    crashing((text) => text === "null"),
  ),
  mutant(
    "body-empty-internal-error",
    ["GDK-69"],
    "an empty body gives InternalError",
    crashing((text) => text === ""),
  ),
  mutant(
    "body-bytes-internal-error",
    ["GDK-69"],
    "a body that is no UTF-8 gives InternalError",
    crashing((text) => text.includes("\u00c3(")),
  ),
  mutant(
    "body-broken-as-invalid-action",
    lenient,
    "a body that cannot be read gives InvalidAction",
    (reference) => ({
      ...reference,
      decodeBody: (call, body) => {
        if (isJson(Buffer.from(body).toString("utf8"))) return reference.decodeBody(call, body);
        throw new Refusal("InvalidAction", "unreadable");
      },
    }),
  ),
  mutant(
    "body-broken-as-cmk-not-found",
    lenient,
    "a body that cannot be read gives CmkNotFound",
    (reference) => ({
      ...reference,
      decodeBody: (call, body) => {
        if (isJson(Buffer.from(body).toString("utf8"))) return reference.decodeBody(call, body);
        throw new Refusal("ResourceUnavailable.CmkNotFound");
      },
    }),
  ),
];

/** What is too large is granted. */
const sizes: readonly Mutant[] = [
  mutant(
    "body-maximum-64-mb",
    ["API-13"],
    "bodies of up to 64 MB are granted",
    replacing({ bodyMaximum: 64 * 1024 * 1024 }),
  ),
  mutant(
    "body-maximum-12-mb",
    ["API-13"],
    "bodies of up to 12 MB are granted",
    replacing({ bodyMaximum: 12 * 1024 * 1024 }),
  ),
  mutant(
    "body-oversized-internal-error",
    ["GDK-69"],
    "a body that is too large gives InternalError",
    (reference) => ({
      ...reference,
      checkSize: (call) => {
        if (call.request.bodyLength > reference.bodyMaximum) throw new Error("heap out of memory");
        reference.checkSize(call);
      },
    }),
  ),
];

/** Mistakes with bodies that are no good. */
export const bodyCrashMutants: readonly Mutant[] = [...crashed, ...sizes];
