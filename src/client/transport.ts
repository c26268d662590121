import { STATUS_CODES } from "node:http";
import { InternalHarnessError } from "../model/errors.ts";
import type { Outcome, SignedRequest } from "../model/exchange.ts";
import type { Arrival } from "./answer-reader.ts";
import type { Clock } from "./clock.ts";
import { type Connection, createConnection, type ExchangeLimits } from "./connection.ts";
import { decodeBody } from "./decode-body.ts";
import { dispatcherFactory, type Route } from "./dispatcher.ts";
import type { Endpoint } from "./endpoint.ts";
import { ExchangeFailure, explainFailure } from "./failure.ts";

/** Carries signed requests to one endpoint over connections that it keeps. Follows no redirect. */
export interface Transport {
  /**
   * One request and its outcome. `beforeResend` is awaited before a request goes out a second time.
   * Throws InternalHarnessError for a request that HTTP cannot carry.
   */
  perform(request: SignedRequest, beforeResend: () => Promise<void>): Promise<Outcome>;
  /** Resolves when what is under way is over and every connection is closed. */
  close(): Promise<void>;
}

/** A transport without connections yet; as many are made as are in use at once. Throws UsageError for a bad `ca`. */
export function createTransport(
  endpoint: Endpoint,
  limits: ExchangeLimits,
  route: Route,
  clock: Clock,
): Transport {
  const make = dispatcherFactory(endpoint, limits.timeout, route);
  const all: Connection[] = [];
  const free: Connection[] = [];
  const take = (): Connection => {
    const known = free.pop();
    if (known !== undefined) return known;
    const made = createConnection(make, endpoint.origin, limits);
    all.push(made);
    return made;
  };
  return {
    perform: async (request, beforeResend) => {
      const started = clock.elapsed();
      const connection = request.ownConnection ? createConnection(make, endpoint.origin, limits) : take();
      try {
        const arrival = await exchangeOnce(connection, request, beforeResend);
        const outcome = await readArrival(arrival, endpoint.host, limits.maxAnswer);
        return { ...outcome, milliseconds: clock.elapsed() - started };
      } finally {
        if (request.ownConnection) await connection.close();
        else free.push(connection);
      }
    },
    close: async () => {
      await Promise.all(all.map((connection) => connection.close()));
    },
  };
}

/**
 * An endpoint may close a kept connection in the very moment in which it is used again: neither side is at fault,
 * and the request was not read. So a request whose connection had served before and ended without a byte of
 * an answer goes out once more, on the connection made anew; a second end of that kind is the endpoint's.
 */
async function exchangeOnce(
  connection: Connection,
  request: SignedRequest,
  beforeResend: () => Promise<void>,
): Promise<Arrival> {
  const arrival = await connection.exchange(request);
  if (arrival.kind === "arrived" || arrival.progress !== "sent" || !arrival.reused) return arrival;
  if (explainFailure(arrival.error, "", arrival.progress)?.reason !== "reset") return arrival;
  await beforeResend();
  return connection.exchange(request);
}

type Timeless<Kind> = Kind extends Outcome ? Omit<Kind, "milliseconds"> : never;

async function readArrival(arrival: Arrival, host: string, limit: number): Promise<Timeless<Outcome>> {
  try {
    if (arrival.kind === "failed") throw failureOf(arrival, host);
    const { status, statusText, headers } = arrival;
    const worded = statusText === "" || statusText === STATUS_CODES[status] ? {} : { statusText };
    const body = await decodeBody(arrival.body, headers["content-encoding"], limit);
    return { kind: "answered", status, ...worded, headers, body };
  } catch (error) {
    if (!(error instanceof ExchangeFailure)) throw error;
    return { kind: "unanswered", cause: error.reason, message: error.message };
  }
}

function failureOf({ error, progress }: Arrival & { kind: "failed" }, host: string): Error {
  const failure = explainFailure(error, host, progress);
  if (failure !== undefined) return failure;
  const why = error instanceof Error ? error.message : String(error);
  return new InternalHarnessError(
    `a request to ${host} cannot be sent: ${why}; change the call that asks for it`,
  );
}
