import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from "node:net";
import { Secret } from "../../model/secret.ts";
import { type ClientOptions, createClient } from "../client.ts";

/** A server on 127.0.0.1 that lives as long as one test. */
export interface Loopback extends AsyncDisposable {
  readonly port: number;
  readonly endpoint: string;
}

/** An HTTP server with the given listener, on any free port unless one is given. */
export function serveHttp(listener: RequestListener, port = 0): Promise<Loopback> {
  const server = createServer(listener);
  return listen(server, () => server.closeAllConnections(), port);
}

/** A TCP server that gives every connection, with its number from 1, to the listener. */
export function serveTcp(listener: (socket: Socket, number: number) => void): Promise<Loopback> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // The client's own resets are what some tests are about.
    socket.on("error", () => {});
    listener(socket, sockets.size);
  });
  return listen(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

function listen(server: Server | TcpServer, closeConnections: () => void, asked = 0): Promise<Loopback> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(asked, "127.0.0.1", () => {
      const { port } = addressOf(server);
      resolve({
        port,
        endpoint: `http://127.0.0.1:${port}`,
        [Symbol.asyncDispose]: () =>
          new Promise((closed) => {
            server.close(() => closed());
            closeConnections();
          }),
      });
    });
  });
}

function addressOf(server: Server | TcpServer): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address;
}

export const credentials = { secretId: new Secret("AKIDexample"), secretKey: new Secret("keyOfTheExample") };

/** A client without a pace, closed when its scope ends. */
export function clientFor(endpoint: string, options: Partial<ClientOptions> = {}) {
  const client = createClient({
    endpoint,
    credentials,
    pace: { requestsPerSecond: Number.POSITIVE_INFINITY, concurrency: 8 },
    timeout: 10_000,
    ...options,
  });
  return { ...client, [Symbol.asyncDispose]: client.close };
}

/** Everything a request brought. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Reads a request to its end. */
export async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = "", url = "", rawHeaders, headers } = request;
  return { method, url, rawHeaders, headers, body: Buffer.concat(chunks).toString("utf8") };
}

/** A server that keeps what it receives and answers each with an empty Response. */
export async function serveAndKeep(): Promise<Loopback & { readonly received: readonly Received[] }> {
  const received: Received[] = [];
  const server = await serveHttp(async (request, response) => {
    received.push(await receive(request));
    response.end('{"Response":{}}');
  });
  return { ...server, received };
}
