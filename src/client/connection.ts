import type { SignedRequest } from "../model/exchange.ts";
import { AnswerReader, type Arrival } from "./answer-reader.ts";
import type { MakeDispatcher } from "./dispatcher.ts";
import { ExchangeFailure } from "./failure.ts";
import { wireHeaders } from "./wire-headers.ts";

/** One connection to the endpoint, made when first needed and made anew when it was closed. */
export interface Connection {
  /** Sends and reads. One at a time: the next only after this one settled. Never rejects. */
  exchange(request: SignedRequest): Promise<Arrival & { readonly reused: boolean }>;
  close(): Promise<void>;
}

/** What holds for every exchange on a connection: milliseconds for the whole of it, bytes of its answer. */
export interface ExchangeLimits {
  readonly timeout: number;
  readonly maxAnswer: number;
}

/** A connection that is not yet made. `origin` is scheme, host and port. */
export function createConnection(make: MakeDispatcher, origin: string, limits: ExchangeLimits): Connection {
  let answered = 0;
  const connected = (): void => {
    answered = 0;
  };
  let dispatcher = make(connected);
  // A dispatcher that could not connect may still be trying, and after some errors of TLS it takes no further
  // request and never closes. Whoever comes next must not stand in line behind that.
  const renew = (): void => {
    dispatcher.destroy().catch(() => {});
    dispatcher = make(connected);
  };
  const perform = (request: SignedRequest): Promise<Arrival> =>
    new Promise((resolve) => {
      const reader = new AnswerReader(limits.maxAnswer, (arrival) => {
        clearTimeout(deadline);
        resolve(arrival);
      });
      const deadline = setTimeout(() => {
        const failure = new ExchangeFailure(
          "timeout",
          `no complete answer within ${limits.timeout} milliseconds`,
        );
        reader.giveUp(failure);
      }, limits.timeout);
      dispatcher.dispatch({ origin, ...wireRequest(request) }, reader);
    });
  return {
    exchange: async (request) => {
      const arrival = await perform(request);
      if (arrival.kind === "failed" && arrival.progress === "unconnected") renew();
      const reused = answered > 0;
      if (arrival.kind === "arrived") answered += 1;
      return { ...arrival, reused };
    },
    close: () => dispatcher.close(),
  };
}

function wireRequest({ method, path, headers, namesAsWritten, ownConnection, body }: SignedRequest) {
  const named = namesAsWritten ? headers : wireHeaders(headers);
  const closing = ownConnection ? { reset: true } : {};
  return { method, path, headers: named, ...closing, body: body.byteLength === 0 ? null : body };
}
