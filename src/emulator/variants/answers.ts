import { randomBytes, randomUUID } from "node:crypto";
import { type Change, replacing } from "../change.ts";
import type { Fields } from "../message.ts";
import { isSealing, onResponse, onText, variant } from "./change.ts";
import type { Variant } from "./variant.ts";

/** Adds members that later revisions of the page have to granted data keys. */
const adding =
  (members: Fields): Change =>
  (reference) => ({
    ...reference,
    successAnswer: (call, fields) =>
      reference.successAnswer(call, isSealing(call) ? { ...fields, ...members } : fields),
  });

const mediaType = (value: string): Change =>
  onResponse((answer) => ({ ...answer, headers: { ...answer.headers, "content-type": value } }));
const identifiedBy = (requestId: (number: number) => string): Change =>
  replacing({ requestId: (call) => requestId(call.number) });
const reordered =
  (order: (names: readonly string[]) => readonly string[]): Change =>
  (reference) => ({
    ...reference,
    encodeAnswer: (_call, { Response }) =>
      JSON.stringify({
        Response: Object.fromEntries(order(Object.keys(Response)).map((name) => [name, Response[name]])),
      }),
  });

/** Other answers that say the same. */
export const answerVariants: readonly Variant[] = [
  variant(
    "members-reversed",
    "members stand in another order",
    reordered((names) => names.toReversed()),
  ),
  variant(
    "members-sorted",
    "members stand in alphabetical order",
    reordered((names) => names.toSorted()),
  ),
  variant(
    "members-of-later-revisions",
    "DataKeyId, TagCode and TagMsg of later revisions are there, empty",
    adding({ DataKeyId: "", TagCode: 0, TagMsg: "" }),
  ),
  variant(
    "members-of-later-revisions-null",
    "DataKeyId, TagCode and TagMsg of later revisions are there, null",
    adding({ DataKeyId: null, TagCode: null, TagMsg: null }),
  ),
  variant("error-members-added", "Error has a member more and one beside it", (reference) => ({
    ...reference,
    errorAnswer: (call, refusal) => {
      const { Error: error, ...rest } = reference.errorAnswer(call, refusal).Response;
      return {
        Response: {
          Error: { ...(typeof error === "object" ? error : {}), Solution: "" },
          ...rest,
          Region: "ap-guangzhou",
        },
      };
    },
  })),
  variant(
    "request-id-hexadecimal",
    "RequestId is 32 hexadecimal digits",
    identifiedBy(() => randomBytes(16).toString("hex")),
  ),
  variant(
    "request-id-digits",
    "RequestId is 20 digits, counted",
    identifiedBy((number) => String(number).padStart(20, "0")),
  ),
  variant(
    "request-id-short",
    "RequestId is a small number as text",
    identifiedBy((number) => String(number)),
  ),
  variant(
    "request-id-capitals",
    "RequestId is a UUID in capitals",
    identifiedBy(() => randomUUID().toUpperCase()),
  ),
  variant(
    "request-id-words",
    "RequestId has other characters than a UUID",
    identifiedBy((number) => `req:${number}/${randomBytes(6).toString("base64")}`),
  ),
  variant("media-type-with-charset", "answers name a charset", mediaType("application/json; charset=utf-8")),
  variant(
    "media-type-in-capitals",
    "answers spell the media type otherwise",
    mediaType("Application/JSON;charset=UTF-8"),
  ),
  variant(
    "json-indented",
    "answers are indented",
    onText((json) => JSON.stringify(JSON.parse(json), null, 2)),
  ),
  variant(
    "json-in-carriage-returns",
    "answers are indented with tabs and lines end in CR LF",
    onText((json) => `${JSON.stringify(JSON.parse(json), null, "\t").replaceAll("\n", "\r\n")}\r\n`),
  ),
  variant(
    "json-with-line-end",
    "answers end in a line end",
    onText((json) => `${json}\n`),
  ),
  variant(
    "json-after-spaces",
    "white space stands before an answer",
    onText((json) => ` \n${json}`),
  ),
  variant(
    "json-slashes-escaped",
    "slashes are escaped",
    onText((json) => json.replaceAll("/", "\\/")),
  ),
  variant(
    "json-ascii-only",
    "what is not ASCII is escaped",
    onText((json) =>
      json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
    ),
  ),
  variant(
    "json-letters-escaped",
    "plus, equals and some letters are escaped",
    onText((json) =>
      json.replaceAll(/[+=](?=[^{}[\]:,]*")/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`),
    ),
  ),
];
