import type { Change } from "../../change.ts";
import { replacing } from "../../change.ts";
import type { Envelope } from "../../message.ts";
import { isRefused, onDocument, onGrant, without } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const written = (write: (json: string, envelope: Envelope) => string): Change =>
  replacing({ encodeAnswer: (_call, envelope) => write(JSON.stringify(envelope), envelope) });

/** An answer has no object Response, or is not JSON. */
export const envelopes: readonly Mutant[] = [
  mutant(
    "response-missing",
    ["API-05", "GDK-59"],
    "the members of an answer stand at the top",
    onDocument(({ Response }) => Response),
  ),
  mutant(
    "response-in-lower-case",
    ["API-05", "GDK-59"],
    "Response is called response",
    onDocument(({ Response }) => ({ response: Response })),
  ),
  mutant(
    "response-named-result",
    ["API-05", "GDK-59"],
    "Response is called Result",
    onDocument(({ Response }) => ({ Result: Response })),
  ),
  mutant(
    "answer-is-a-list",
    ["API-05", "GDK-59"],
    "an answer is a list with the envelope in it",
    onDocument((envelope) => [envelope]),
  ),
  mutant(
    "response-is-a-list",
    ["API-05", "GDK-59"],
    "Response is a list with the members in it",
    onDocument(({ Response }) => ({ Response: [Response] })),
  ),
  mutant(
    "response-is-text",
    ["API-05", "GDK-59"],
    "Response is JSON in a string",
    onDocument(({ Response }) => ({ Response: JSON.stringify(Response) })),
  ),
  mutant(
    "response-in-data",
    ["API-05", "GDK-59"],
    "the members stand in Data inside Response",
    onGrant((fields) => ({ Data: without(fields, "RequestId"), RequestId: fields["RequestId"] })),
  ),
  mutant(
    "answer-twice",
    ["API-05"],
    "the JSON of an answer is written twice",
    written((json) => json + json),
  ),
  mutant(
    "answer-followed-by-text",
    ["API-05"],
    "a word comes after the JSON of an answer",
    written((json) => `${json}\nOK`),
  ),
  mutant(
    "answer-as-call",
    ["API-05"],
    "the JSON of an answer is the argument of a call",
    written((json) => `callback(${json});`),
  ),
  mutant(
    "answer-with-single-quotes",
    ["API-05"],
    "an answer has single quotes for double ones",
    written((json) => json.replaceAll('"', "'")),
  ),
  mutant(
    "answer-with-last-comma",
    ["API-05"],
    "a comma comes before the last brace of an answer",
    written((json) => json.replace(/\}$/, ",}")),
  ),
  mutant(
    "answer-empty-when-refused",
    ["API-05", "API-06", "GDK-54"],
    "a refused answer has no body",
    written((json, envelope) => (isRefused(envelope) ? "" : json)),
  ),
  mutant(
    "plaintext-named-twice",
    ["GDK-59"],
    "Plaintext stands in a granted answer twice, at first empty",
    written((json) => json.replace('"Plaintext":', '"Plaintext":"","Plaintext":')),
  ),
];
