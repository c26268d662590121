import type { Change } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import { refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const unreadable = ["API-05"];
const isChinese = (language: string | undefined): boolean => language?.startsWith("zh") ?? false;

/** Changes the bytes of every answer. */
const asBytes =
  (change: (json: string) => string | Uint8Array): Change =>
  (reference) => ({
    ...reference,
    encodeAnswer: (call, envelope) =>
      change(Buffer.from(reference.encodeAnswer(call, envelope)).toString("utf8")),
  });

/** Changes the bytes of answers to callers who want Chinese. */
const inChinese =
  (change: (json: string) => string | Uint8Array): Change =>
  (reference) => ({
    ...reference,
    encodeAnswer: (call, envelope) => {
      const json = reference.encodeAnswer(call, envelope);
      return isChinese(call.header("x-tc-language")) ? change(Buffer.from(json).toString("utf8")) : json;
    },
  });

/** Refusals as documents that are no JSON. */
const refusalsAs =
  (mediaType: string, write: (code: string) => string): Change =>
  (reference) => ({
    ...reference,
    respond: async (call, envelope) => {
      const answer = await reference.respond(call, envelope);
      const error: unknown = envelope.Response["Error"];
      if (typeof error !== "object" || error === null || !("Code" in error)) return answer;
      return {
        ...answer,
        headers: { ...answer.headers, "content-type": mediaType },
        body: write(String(error.Code)),
      };
    },
  });

/** Answers that are no JSON document, or not the one that was meant. */
const documents: readonly Mutant[] = [
  mutant(
    "answer-with-bom",
    unreadable,
    "answers begin with a byte order mark",
    asBytes((json) => `\ufeff${json}`),
  ),
  mutant(
    "answer-cut-by-one",
    unreadable,
    "answers lack their last byte",
    asBytes((json) => json.slice(0, -1)),
  ),
  mutant(
    "answer-doubled",
    unreadable,
    "answers come twice, one behind the other",
    asBytes((json) => json + json),
  ),
  mutant(
    "answer-with-callback",
    unreadable,
    "answers are wrapped in a call of a function",
    asBytes((json) => `callback(${json});`),
  ),
  mutant(
    "answer-in-string",
    unreadable,
    "answers are JSON in a JSON string",
    asBytes((json) => JSON.stringify(json)),
  ),
  mutant(
    "answer-with-prefix",
    unreadable,
    "answers begin with a line that keeps browsers from reading them",
    asBytes((json) => `)]}',\n${json}`),
  ),
  mutant(
    "answer-utf-16",
    unreadable,
    "answers are in UTF-16",
    asBytes((json) => Buffer.from(json, "utf16le")),
  ),
  mutant(
    "answer-single-quotes",
    unreadable,
    "answers have single quotes",
    asBytes((json) => json.replaceAll('"', "'")),
  ),
  mutant(
    "answer-trailing-comma",
    unreadable,
    "answers end in a comma too many",
    asBytes((json) => json.replace(/\}\}$/, "},}")),
  ),
  mutant(
    "answer-trailing-zero",
    unreadable,
    "answers end in a zero byte",
    asBytes((json) => `${json}\0`),
  ),
  mutant("answer-empty-every-20th", unreadable, "every twentieth answer has no body", (reference) => ({
    ...reference,
    encodeAnswer: (call, envelope) => (call.number % 20 === 0 ? "" : reference.encodeAnswer(call, envelope)),
  })),
  mutant(
    "answer-of-51-mb",
    ["API-16"],
    "the answer for a data key of 1024 bytes is filled up to 51 MB",
    (reference) => ({
      ...reference,
      encodeAnswer: (call, envelope) => {
        const json = Buffer.from(reference.encodeAnswer(call, envelope));
        const isLong = String(envelope.Response["Plaintext"] ?? "").length === 1368;
        return isLong
          ? Buffer.concat([json.subarray(0, -1), Buffer.alloc(51 * 1024 * 1024, " "), json.subarray(-1)])
          : json;
      },
    }),
  ),
  mutant(
    "refusals-in-xml",
    ["API-05", "API-06", "API-07"],
    "refusals are XML",
    refusalsAs(
      "application/xml",
      (code) => `<Response><Error><Code>${code}</Code><Message>refused</Message></Error></Response>`,
    ),
  ),
  mutant(
    "refusals-in-html",
    ["API-05", "API-06", "API-07"],
    "refusals are a page for browsers",
    refusalsAs("text/html", (code) => `<html><body><h1>${code}</h1></body></html>`),
  ),
  mutant(
    "refusals-in-plain-text",
    ["API-05", "API-06", "API-07"],
    "refusals are a line of text",
    refusalsAs("text/plain", (code) => `error: ${code}\n`),
  ),
];

/** X-TC-Language changes more than messages, or a media type is not taken. */
const languages: readonly Mutant[] = [
  mutant("chinese-codes", ["API-15"], "in Chinese the codes are Chinese", (reference) => ({
    ...reference,
    errorCode: (call, refusal) =>
      isChinese(call.header("x-tc-language")) ? "参数错误" : reference.errorCode(call, refusal),
  })),
  mutant("chinese-other-code", ["API-15"], "in Chinese every error is InvalidAction", (reference) => ({
    ...reference,
    errorCode: (call, refusal) =>
      isChinese(call.header("x-tc-language")) ? "InvalidAction" : reference.errorCode(call, refusal),
  })),
  mutant(
    "chinese-spoils-bytes",
    ["API-15", "API-05"],
    "in Chinese every character is cut to one byte",
    inChinese((json) => Buffer.from(json, "latin1").map((byte) => (byte < 0x20 ? 0x81 : byte))),
  ),
  mutant(
    "chinese-in-utf-16",
    ["API-15", "API-05"],
    "in Chinese answers are in UTF-16",
    inChinese((json) => Buffer.from(json, "utf16le")),
  ),
  mutant(
    "chinese-refused",
    ["API-15", "GDK-02"],
    "X-TC-Language zh-CN is refused",
    refusing((call) => isChinese(call.header("x-tc-language"))),
  ),
  mutant(
    "english-refused",
    ["API-15", "GDK-02"],
    "X-TC-Language en-US is refused",
    refusing((call) => call.header("x-tc-language") === "en-US"),
  ),
  mutant("english-other-code", ["API-15"], "in English every error is InvalidAction", (reference) => ({
    ...reference,
    errorCode: (call, refusal) =>
      call.header("x-tc-language") === "en-US" ? "InvalidAction" : reference.errorCode(call, refusal),
  })),
  mutant(
    "chinese-shortens-keys",
    ["API-15", "GDK-10"],
    "in Chinese a data key of AES_256 has 16 bytes",
    (reference) => ({
      ...reference,
      resolveLength: (call) => {
        const length = reference.resolveLength(call);
        return isChinese(call.header("x-tc-language")) && length === 32 ? 16 : length;
      },
    }),
  ),
  mutant("chinese-message-null", ["API-15", "API-06"], "in Chinese Message is null", (reference) => ({
    ...reference,
    errorAnswer: (call, refusal) => {
      const answer = reference.errorAnswer(call, refusal);
      if (!isChinese(call.header("x-tc-language"))) return answer;
      return { Response: { ...answer.Response, Error: { Code: refusal.code, Message: null } } };
    },
  })),
  mutant(
    "charset-refused",
    ["API-01", "GDK-02"],
    "the media type is refused when it has a charset",
    refusing((call) => call.header("content-type")?.includes("charset") ?? false),
  ),
  mutant(
    "charset-internal-error",
    ["API-01", "GDK-69"],
    "the media type gives InternalError when it has a charset",
    refusing((call) => call.header("content-type")?.includes("charset") ?? false, "InternalError"),
  ),
];

/** Mistakes in the frame of an answer. */
export const framingMutants: readonly Mutant[] = [...documents, ...languages];
