import type { Exchange } from "./exchange.ts";

/** An answer of the API, read from its envelope. */
export type Reply = Granted | Refused | Malformed;

/** `{"Response": {…, "RequestId"}}` without an Error. */
export interface Granted {
  readonly kind: "granted";
  /** The members of Response, in vendor case. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly exchange: Exchange;
}

/** `{"Response": {"Error": {"Code", "Message"}, "RequestId"}}`. */
export interface Refused {
  readonly kind: "refused";
  readonly code: string;
  /** Absent when the answer has none, or one that is no string. */
  readonly message?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly exchange: Exchange;
}

/** An answer that is no envelope: HTML, broken JSON, Response missing, Error without Code. */
export interface Malformed {
  readonly kind: "malformed";
  readonly why: string;
  readonly exchange: Exchange;
}
