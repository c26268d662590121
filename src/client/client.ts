import type { Call, Exchange, Outcome, Send, SignedRequest } from "../model/exchange.ts";
import type { Credentials } from "../model/secret.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Route } from "./dispatcher.ts";
import { type Endpoint, readEndpoint } from "./endpoint.ts";
import { createPace, type Pace } from "./pace.ts";
import { createLedger, type Ledger, type Totals } from "./request-cap.ts";
import { assertHarmless } from "./safe-mode.ts";
import { type SigningDefaults, signCall } from "./sign-call.ts";
import { SignedHost } from "./signed-host.ts";
import { heeding, type StopSign } from "./stop-sign.ts";
import { isToBeTriedAgain, pauseAfter } from "./throttle.ts";
import type { Timetable } from "./timetable.ts";
import { createTransport, type Transport } from "./transport.ts";

/** The largest answer that the API gives: 50 MB. */
const LARGEST_ANSWER = 50 * 1024 * 1024;

/** Everything a client needs to know of an endpoint and of its own bounds. */
export interface ClientOptions extends Route {
  /** URL without path, http or https. */
  readonly endpoint: string;
  readonly region?: string;
  readonly credentials: Credentials;
  readonly unauthorizedCredentials?: Credentials;
  /** Both may be Infinity. */
  readonly pace: { readonly requestsPerSecond: number; readonly concurrency: number };
  /** The starts of the whole run, where other clients send for it too; made for the same rate. */
  readonly timetable?: Timetable;
  /** Once it is up nothing more goes out, and what was to go out never ends. */
  readonly stop?: StopSign;
  /** Milliseconds for one exchange, from the start of the connection to the last byte. */
  readonly timeout: number;
  /** Requests that may go out in all, those sent again included. */
  readonly maxRequests?: number;
  /** Number of the first request; 1 unless another client has sent some of the run. */
  readonly numberFrom?: number;
  /** Sends no action that could change a key, whatever it is asked for. */
  readonly safe?: boolean;
  /** Seconds added to every timestamp: the measured skew of the endpoint's clock. */
  readonly clockOffset?: number;
  /** Called with every exchange when it is over. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Bytes of an answer, packed or unpacked, that are read at most; 50 MB unless told otherwise. */
  readonly maxAnswer?: number;
  readonly clock?: Clock;
}

/** Sends calls to one endpoint and judges nothing. */
export interface Client {
  /**
   * Signs and sends one call when the pace allows, and again while the endpoint says it comes too fast or is unavailable.
   * Rejects with RequestCapReached beyond the cap, UsageError for credentials that are not there and, in safe mode, for
   * actions that could change a key, and
   * InternalHarnessError for what HTTP cannot carry; every other failure is an outcome.
   */
  readonly send: Send;
  totals(): Totals;
  /** Resolves when what is under way is over and every connection is closed. */
  close(): Promise<void>;
}

/** A client for one endpoint. Throws UsageError for an endpoint, a pace or a CA of no use. */
export function createClient(options: ClientOptions): Client {
  const clock = options.clock ?? systemClock;
  const endpoint = readEndpoint(options.endpoint);
  const limits = { timeout: options.timeout, maxAnswer: options.maxAnswer ?? LARGEST_ANSWER };
  const transport = createTransport(endpoint, limits, options, clock);
  const pace = heeding(options.stop, createPace(options.pace, clock, options.timetable));
  const ledger = createLedger(options.maxRequests ?? Number.POSITIVE_INFINITY);
  const defaults = { ...options, host: endpoint.host, clockOffset: options.clockOffset ?? 0 };
  const signedHost = new SignedHost(endpoint);
  const safe = options.safe === true;
  const parts: Parts = { clock, endpoint, signedHost, transport, pace, ledger, defaults, safe };
  const count = counter(options.numberFrom ?? 1);
  return {
    send: async (call) => {
      ledger.first();
      await pace.enter();
      try {
        const exchange = await sendUntilTaken(call, parts, count);
        options.onExchange?.(exchange);
        return exchange;
      } finally {
        pace.leave();
      }
    },
    totals: ledger.totals,
    close: transport.close,
  };
}

interface Parts {
  readonly clock: Clock;
  readonly endpoint: Endpoint;
  readonly signedHost: SignedHost;
  readonly transport: Transport;
  readonly pace: Pace;
  readonly ledger: Ledger;
  readonly defaults: SigningDefaults;
  readonly safe: boolean;
}

function counter(first: number): () => number {
  let last = first - 1;
  return () => {
    last += 1;
    return last;
  };
}

async function sendUntilTaken(call: Call, parts: Parts, count: () => number): Promise<Exchange> {
  const { clock, pace, ledger } = parts;
  await pace.start();
  const number = count();
  for (let tries = 1; ; tries += 1) {
    // Signed anew for each try: after the pauses the first timestamp may be too old.
    const sent = await sendFitting(call, parts);
    if (!isToBeTriedAgain(sent.outcome, tries)) return { number, call, ...sent, retries: tries - 1 };
    ledger.again();
    await clock.sleep(pauseAfter(tries));
    await pace.start();
  }
}

/** Sends a call, and again when the endpoint wants the host signed in its other form. */
async function sendFitting(call: Call, parts: Parts): Promise<Sent> {
  const { endpoint, signedHost, ledger, pace } = parts;
  const sent = await sendOnce(call, parts);
  if (!signedHost.takeOther(call, sent.outcome)) return sent;
  ledger.again();
  await pace.start();
  const again = await sendOnce(call, parts);
  signedHost.settle(endpoint, again.outcome);
  return again;
}

interface Sent {
  readonly request: SignedRequest;
  readonly sentAt: number;
  readonly outcome: Outcome;
}

async function sendOnce(call: Call, parts: Parts): Promise<Sent> {
  const { clock, signedHost, transport, pace, ledger, defaults, safe } = parts;
  const sentAt = clock.now();
  const request = signCall(call, { ...defaults, signedHost: signedHost.current }, sentAt);
  if (safe) assertHarmless(request);
  const outcome = await transport.perform(request, async () => {
    ledger.again();
    await pace.start();
  });
  return { request, sentAt, outcome };
}
