import type { Dispatcher } from "undici";
import type { Headers } from "../model/exchange.ts";
import { ExchangeFailure, type Progress } from "./failure.ts";

type Controller = Dispatcher.DispatchController;
type RawHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler["onResponseStart"]>>[2];

/** What arrived on a connection, still in its Content-Encoding; or the transport's error. */
export type Arrival =
  | {
      readonly kind: "arrived";
      readonly status: number;
      readonly statusText: string;
      readonly headers: Headers;
      readonly body: Uint8Array;
    }
  | {
      readonly kind: "failed";
      readonly error: unknown;
      readonly progress: Progress;
    };

/** Gathers one answer of at most `limit` bytes and settles once, whatever comes after. */
export class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #limit: number;
  readonly #settle: (arrival: Arrival) => void;
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #status = 0;
  #statusText = "";
  #headers: Headers = {};
  #progress: Progress = "unconnected";
  #settled = false;
  #controller: Controller | undefined;

  constructor(limit: number, settle: (arrival: Arrival) => void) {
    this.#limit = limit;
    this.#settle = settle;
  }

  /** Gives the exchange up and closes the connection that it had reached, if any. */
  giveUp(failure: ExchangeFailure): void {
    this.#end({ kind: "failed", error: failure, progress: this.#progress });
    this.#controller?.abort(failure);
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    this.#progress = "sent";
    if (this.#settled) controller.abort(new ExchangeFailure("timeout", "given up before it was sent"));
  }

  onResponseStarted(): void {
    this.#progress = "begun";
  }

  onResponseStart(_controller: Controller, status: number, headers: RawHeaders, statusText = ""): void {
    // Interim answers come here too: the last one to come is the answer.
    this.#progress = "headed";
    this.#status = status;
    this.#statusText = statusText;
    this.#headers = joinHeaders(headers);
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length <= this.#limit) this.#chunks.push(chunk);
    else this.giveUp(new ExchangeFailure("too-large", `the answer is longer than ${this.#limit} bytes`));
  }

  onResponseEnd(_controller: Controller, trailers: RawHeaders = {}): void {
    const body = new Uint8Array(this.#length);
    let offset = 0;
    for (const chunk of this.#chunks) {
      body.set(chunk, offset);
      offset += chunk.length;
    }
    const headers = { ...joinHeaders(trailers), ...this.#headers };
    this.#end({ kind: "arrived", status: this.#status, statusText: this.#statusText, headers, body });
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.#end({ kind: "failed", error, progress: this.#progress });
  }

  #end(arrival: Arrival): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#settle(arrival);
  }
}

function joinHeaders(raw: RawHeaders): Headers {
  const headers: Record<string, string> = {};
  for (const name in raw) {
    const value = raw[name];
    if (value !== undefined) headers[name] = typeof value === "string" ? value : value.join(", ");
  }
  return headers;
}
