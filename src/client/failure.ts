import { errors } from "undici";
import type { UnansweredCause } from "../model/exchange.ts";

/** How far an exchange came: to no connection, to one, to the answer's first byte, to the end of its headers. */
export type Progress = "unconnected" | "sent" | "begun" | "headed";

/** Why an exchange has no answer. `cause` is for the judgement, `message` for people. */
export class ExchangeFailure extends Error {
  readonly reason: UnansweredCause;

  constructor(reason: UnansweredCause, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What the transport's error means, or `undefined` when the request itself could not be sent at all. */
export function explainFailure(
  error: unknown,
  host: string,
  progress: Progress,
): ExchangeFailure | undefined {
  if (error instanceof ExchangeFailure) return error;
  const code = errorCode(error);
  if (UNSENDABLE.has(code)) return undefined;
  const reason = reasonOf(error, code, progress);
  return new ExchangeFailure(reason, `${host}: ${WORDS[reason]} (${text(error, code)})`);
}

const UNSENDABLE: ReadonlySet<string> = new Set([
  "UND_ERR_INVALID_ARG",
  "UND_ERR_NOT_SUPPORTED",
  "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH",
  "UND_ERR_CLOSED",
  "UND_ERR_DESTROYED",
]);

const WORDS: Readonly<Record<UnansweredCause, string>> = {
  refused: "the connection was refused; is the endpoint running there?",
  reset: "the connection ended before the answer was complete",
  timeout: "no complete answer in time",
  "too-large": "the answer is larger than can be read",
  dns: "the name does not resolve; correct the endpoint or the name service",
  tls: "no trusted TLS connection; check the endpoint's certificate, or give the CA that signed it",
  protocol: "the answer is not HTTP as it should be",
  network: "the network gave no answer",
};

const BY_CODE: Readonly<Record<string, UnansweredCause>> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  ECONNABORTED: "reset",
  EPIPE: "reset",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_RES_EXCEEDED_MAX_SIZE: "too-large",
  UND_ERR_HEADERS_OVERFLOW: "too-large",
  ENOTFOUND: "dns",
  EPROTO: "tls",
  UND_ERR_PRX_TLS: "tls",
};

const TLS_CODE = /CERT|SSL|TLS|CRL|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$/;

function reasonOf(error: unknown, code: string, progress: Progress): UnansweredCause {
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  // undici gives one code to a connection that ended and to an answer that it refuses to read.
  if (code === "UND_ERR_SOCKET") return /^bad /.test(text(error, code)) ? "protocol" : "reset";
  // After the headers it is a body cut short; before their end, a Content-Length that is no number.
  if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return progress === "headed" ? "reset" : "protocol";
  // The parser's own word for a connection that ended within a chunk.
  if (code.startsWith("HPE_")) return /Invalid EOF/.test(text(error, code)) ? "reset" : "protocol";
  if (code.startsWith("EAI_")) return "dns";
  return TLS_CODE.test(code) ? "tls" : "network";
}

/** The code of an error of node or undici, or an empty string. */
export function errorCode(error: unknown): string {
  if (error instanceof errors.HTTPParserError && error.code === undefined) return "HPE_";
  if (!(error instanceof Error) || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

function text(error: unknown, code: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === "" ? code : message;
}
