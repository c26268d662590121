import { randomUUID } from "node:crypto";
import type { Call } from "../call.ts";
import type { Envelope, Fields, WireResponse } from "../message.ts";
import type { Refusal } from "../refusal.ts";
import { type Language, sentence } from "../sentences.ts";

/** How an outcome becomes an answer. */
export interface AnswerRules {
  readonly requestId: (call: Call) => string;
  readonly language: (call: Call) => Language;
  readonly errorCode: (call: Call, refusal: Refusal) => string;
  readonly errorMessage: (call: Call, refusal: Refusal) => string;
  readonly successAnswer: (call: Call, fields: Fields) => Envelope;
  readonly errorAnswer: (call: Call, refusal: Refusal) => Envelope;
  /** The JSON of an envelope. */
  readonly encodeAnswer: (call: Call, envelope: Envelope) => string | Uint8Array;
  readonly respond: (call: Call, envelope: Envelope) => WireResponse | Promise<WireResponse>;
}

/** The reference's reading: whatever the API says, HTTP says 200. */
export const answerRules: AnswerRules = {
  requestId: () => randomUUID(),
  language: (call) => (call.header("x-tc-language") === "zh-CN" ? "zh-CN" : "en-US"),
  errorCode: (_call, refusal) => refusal.code,
  errorMessage: (call, refusal) => sentence(refusal.code, refusal.subject, call.rules.language(call)),
  successAnswer: (call, fields) => ({ Response: { ...fields, RequestId: call.rules.requestId(call) } }),
  errorAnswer: (call, refusal) => ({
    Response: {
      Error: { Code: call.rules.errorCode(call, refusal), Message: call.rules.errorMessage(call, refusal) },
      RequestId: call.rules.requestId(call),
    },
  }),
  encodeAnswer: (_call, envelope) => JSON.stringify(envelope),
  respond: (call, envelope) => ({
    status: 200,
    headers: { "content-type": "application/json" },
    body: call.rules.encodeAnswer(call, envelope),
  }),
};
