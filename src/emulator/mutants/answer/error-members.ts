import type { Change } from "../../change.ts";
import type { Fields } from "../../message.ts";
import { onGrant, onRefused, without } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const errorOf = (fields: Fields): Readonly<Record<string, unknown>> => Object(fields["Error"]);
const onError = (change: (error: Readonly<Record<string, unknown>>) => unknown): Change =>
  onRefused((fields) => ({ ...fields, Error: change(errorOf(fields)) }));
/** What has no Error is taken for granted, so that nothing seems to be refused any more. */
const taken = ["API-06", "GDK-07", "GDK-13", "GDK-15", "GDK-63", "GDK-64", "GDK-65", "GDK-66", "GDK-67"];

/** A refused answer has not one Error with Code and Message, or a granted one has one. */
export const errorMembers: readonly Mutant[] = [
  mutant(
    "error-without-message",
    ["API-06"],
    "Error has no Message",
    onError((error) => without(error, "Message")),
  ),
  mutant(
    "error-message-null",
    ["API-06"],
    "Message of Error is null",
    onError((error) => ({ ...error, Message: null })),
  ),
  mutant(
    "error-message-object",
    ["API-06"],
    "Message of Error is an object",
    onError((error) => ({ ...error, Message: { text: error["Message"] } })),
  ),
  mutant(
    "error-without-code",
    ["API-06"],
    "Error has no Code",
    onError((error) => without(error, "Code")),
  ),
  mutant(
    "error-code-empty",
    ["API-06"],
    "Code of Error is empty",
    onError((error) => ({ ...error, Code: "" })),
  ),
  mutant(
    "error-code-number",
    ["API-06"],
    "Code of Error is a number",
    onError((error) => ({ ...error, Code: 4000 })),
  ),
  mutant(
    "error-code-in-lower-case",
    ["API-06"],
    "Code and Message of Error are called code and message",
    onError((error) => ({ code: error["Code"], message: error["Message"] })),
  ),
  mutant(
    "error-as-text",
    ["API-06"],
    "Error is the code alone",
    onError((error) => error["Code"]),
  ),
  mutant(
    "error-as-list",
    ["API-06"],
    "Error is a list",
    onError((error) => [error]),
  ),
  mutant(
    "error-null",
    ["API-06"],
    "Error of a refused answer is null",
    onError(() => null),
  ),
  mutant(
    "error-renamed",
    taken,
    "Error is called Errors",
    onRefused(({ Error: error, ...rest }) => ({ ...rest, Errors: error })),
  ),
  mutant(
    "error-members-in-response",
    taken,
    "Code and Message stand in Response itself",
    onRefused((fields) => ({ ...without(fields, "Error"), ...errorOf(fields) })),
  ),
  mutant(
    "error-empty-beside-data-key",
    ["API-06", "GDK-02", "GDK-70"],
    "a granted answer has an empty Error",
    onGrant((fields) => ({ ...fields, Error: {} })),
  ),
  mutant(
    "error-success-beside-data-key",
    ["GDK-02", "GDK-70"],
    "a granted answer has an Error with the code Success",
    onGrant((fields) => ({ ...fields, Error: { Code: "Success", Message: "ok" } })),
  ),
];
