import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { Envelope, Fields, WireResponse } from "../../message.ts";
import type { ErrorCode, Refusal } from "../../refusal.ts";
import { asksForDataKey } from "./rule-change.ts";

/** Changes the length that a data key gets, however it was asked for. */
export const onLength =
  (change: (length: number, call: Call) => number): Change =>
  (reference) => ({ ...reference, resolveLength: (call) => change(reference.resolveLength(call), call) });

/** Changes the data key itself. */
export const onKey =
  (change: (key: Uint8Array, call: Call) => Uint8Array): Change =>
  (reference) => ({
    ...reference,
    makeDataKey: (length, call) => change(reference.makeDataKey(length, call), call),
  });

/** Changes each byte of a data key. */
export const onBytes = (change: (byte: number, index: number, key: Uint8Array) => number): Change =>
  onKey((key) => key.map(change));

/** Writes the Plaintext of GenerateDataKey in another way. */
export const encoding =
  (encode: (bytes: Uint8Array) => string): Change =>
  (reference) => ({
    ...reference,
    encodePlaintext: (bytes, call) =>
      asksForDataKey(call) ? encode(bytes) : reference.encodePlaintext(bytes, call),
  });

/** Changes the members of Response where a data key is granted. */
export const onGrant =
  (change: (fields: Fields, call: Call) => Fields): Change =>
  (reference) => ({
    ...reference,
    successAnswer: (call, fields) => {
      const envelope = reference.successAnswer(call, fields);
      return asksForDataKey(call) ? { Response: change(envelope.Response, call) } : envelope;
    },
  });

/** Changes the members of Response where anything is refused. */
export const onRefused =
  (change: (fields: Fields, call: Call, refusal: Refusal) => Fields): Change =>
  (reference) => ({
    ...reference,
    errorAnswer: (call, refusal) => ({
      Response: change(reference.errorAnswer(call, refusal).Response, call, refusal),
    }),
  });

/** Changes the document of every answer. */
export const onDocument =
  (change: (envelope: Envelope) => unknown): Change =>
  (reference) => ({ ...reference, encodeAnswer: (_call, envelope) => JSON.stringify(change(envelope)) });

/** Changes the HTTP answer. */
export const onResponse =
  (change: (response: WireResponse, envelope: Envelope, call: Call) => WireResponse): Change =>
  (reference) => ({
    ...reference,
    respond: async (call, envelope) => change(await reference.respond(call, envelope), envelope, call),
  });

export const isRefused = (envelope: Envelope): boolean => "Error" in envelope.Response;

/** Members without one of them. */
export const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([own]) => own !== name));

/** Members with one under another name. */
export const renamed = (fields: Fields, from: string, to: string): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name === from ? to : name, value]));

/** Answers GenerateDataKey with another code in the place of `from`, where `when` says so. */
export const swapCode =
  (from: ErrorCode, to: string, when: (refusal: Refusal) => boolean = () => true): Change =>
  (reference) => ({
    ...reference,
    errorCode: (call, refusal) => {
      const swapped = refusal.code === from && asksForDataKey(call) && when(refusal);
      return swapped ? to : reference.errorCode(call, refusal);
    },
  });

/** Puts something else in the place of one member of a granted answer. */
export const setting = (name: string, change: (value: string, call: Call) => unknown): Change =>
  onGrant((fields, call) => ({ ...fields, [name]: change(String(fields[name]), call) }));

/** Leaves one member of a granted answer out. */
export const dropping = (name: string): Change => onGrant((fields) => without(fields, name));

/** Gives one member of a granted answer another name. */
export const renaming = (from: string, to: string): Change => onGrant((fields) => renamed(fields, from, to));
