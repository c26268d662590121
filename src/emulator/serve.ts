import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { UsageError } from "../model/errors.ts";
import { receiveBody } from "./body.ts";
import type { Endpoint } from "./endpoint.ts";
import type { WireRequest } from "./message.ts";

/** Where an endpoint listens. */
export interface ServeOptions {
  /** Defaults to 127.0.0.1. */
  readonly host?: string;
  /** Defaults to 0, which takes any free port. */
  readonly port?: number;
}

/** An endpoint that listens. */
export interface Service {
  /** `http://HOST:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every connection. */
  readonly close: () => Promise<void>;
}

const limits = {
  // A GET query of 32 KB must be read to be refused for its size; headers come on top of it.
  maxHeaderSize: 128 * 1024,
  headersTimeout: 30_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 30_000,
};

/** A body is read past the limit up to this many times the limit before the connection is given up. */
const patienceFactor = 4;

function headersOf(request: IncomingMessage): WireRequest["headers"] {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}

/** Connections over which something was asked. */
const used = new WeakSet<Duplex>();

/** Whether a request is the first of its connection; it is asked once for each. */
function isFirst({ socket }: IncomingMessage): boolean {
  const first = !used.has(socket);
  used.add(socket);
  return first;
}

/** Names and values take turns there. */
const namesOf = ({ rawHeaders }: IncomingMessage): readonly string[] =>
  rawHeaders.filter((_, at) => at % 2 === 0);

async function answer(endpoint: Endpoint, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const first = isFirst(request);
  const maximum = endpoint.rules.bodyMaximum;
  const received = await receiveBody(request, maximum, maximum * patienceFactor);
  const { method = "", url: target = "" } = request;
  endpoint.rules.deliver(
    await endpoint.handle({
      ...{ method, target, headers: headersOf(request), headerNames: namesOf(request) },
      isFirst: first,
      ...received,
    }),
    response,
  );
}

function oversizedHead(): string {
  const refusal = { Code: "RequestSizeLimitExceeded", Message: "The head of the request is too large." };
  return JSON.stringify({ Response: { Error: refusal, RequestId: randomUUID() } });
}

/** Answers what the parser of HTTP has refused, for which there is no request to hand on. */
function answerUnreadable(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable) return;
  const body = error.code === "HPE_HEADER_OVERFLOW" ? oversizedHead() : "";
  const status = body === "" ? "400 Bad Request" : "200 OK";
  const length = Buffer.byteLength(body);
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function explain(error: Error & { readonly code?: string }, host: string, port: number): Error {
  const where = `${host}:${port}`;
  switch (error.code) {
    case "EADDRINUSE":
      return new UsageError(
        `Cannot listen on ${where}: another program does. Choose another port, or 0 for any free one.`,
      );
    case "EACCES":
      return new UsageError(
        `Cannot listen on ${where}: not permitted. Choose a port from 1024 up, or 0 for any free one.`,
      );
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
    case "EAI_AGAIN":
    case "ENOTFOUND":
      return new UsageError(`Cannot listen on ${where}: this machine has no such address. Try 127.0.0.1.`);
    default:
      return error;
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}

/**
 * Puts an endpoint on a port.
 *
 * @throws UsageError when the address is taken, forbidden or not of this machine; it says what to do.
 */
export async function serve(endpoint: Endpoint, options: ServeOptions = {}): Promise<Service> {
  const { host = "127.0.0.1", port = 0 } = options;
  const server = createServer(limits, (request, response) => {
    answer(endpoint, request, response).catch(() => response.destroy());
  });
  server.on("clientError", answerUnreadable);
  const actualPort = await listen(server, host, port);
  const authority = host.includes(":") ? `[${host}]` : host;
  return { url: `http://${authority}:${actualPort}`, port: actualPort, close: () => close(server) };
}
