import { randomUUID } from "node:crypto";
import { request as forward, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { type Loopback, serveHttp } from "./loopback.ts";

/** What becomes of an answer on its way: writes to the socket of whoever asked, or does not. */
export type Fault = (socket: Socket, body: Buffer) => void;

/** A request as the injector saw it; numbers count from 1. */
export interface Passing {
  readonly number: number;
  readonly body: string;
}

/**
 * A server before an endpoint of this machine that passes everything on, but for the answers that `choose` spoils. It
 * takes any free port unless it is to have one, as after a restart.
 */
export async function serveFaults(
  upstream: string,
  choose: (passing: Passing) => Fault | undefined,
  port = 0,
): Promise<Loopback & { readonly passed: readonly Passing[] }> {
  const passed: Passing[] = [];
  const server = await serveHttp(async (request, response) => {
    const sent = await bytesOf(request);
    const passing = { number: passed.length + 1, body: sent.toString("utf8") };
    passed.push(passing);
    const fault = choose(passing);
    const { status, headers, body } = await ask(upstream, request, sent);
    if (fault === undefined)
      response.writeHead(status, { ...headers, "content-length": body.length }).end(body);
    else fault(request.socket, body);
  }, port);
  return { ...server, passed };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

function ask(
  upstream: string,
  { method, url = "/", headers }: IncomingMessage,
  sent: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // The Host header is signed, so it goes on as it came.
    const onward = forward(new URL(url, upstream), { ...(method === undefined ? {} : { method }), headers });
    onward.on("error", reject).on("response", async (answer) => {
      const { "transfer-encoding": _length, connection: _own, ...kept } = answer.headers;
      resolve({ status: answer.statusCode ?? 0, headers: kept, body: await bytesOf(answer) });
    });
    onward.end(sent);
  });
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

// Node's server has no part in what is written past it, so a connection does not outlive a fault.
const close = "Connection: close\r\n";
const json = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${close}`;
const chunked = `${json}Transfer-Encoding: chunked\r\n\r\n`;
const megabyte = 1024 * 1024;

function chunk(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
}

/** 100 MB that unpack from 100 KB: one part of an object without an end. */
const bomb = gzipSync(Buffer.concat([Buffer.from('{"Response":"'), Buffer.alloc(100 * megabyte, 0x20)]));

/** The faults by name. */
export const faults = {
  "reset mid-answer": (socket, body) => {
    socket.write(`${json}Content-Length: ${body.length}\r\n\r\n`);
    socket.write(body.subarray(0, body.length / 2), () => socket.resetAndDestroy());
  },
  "hang before the headers": () => {},
  "one byte a second": (socket, body) => {
    socket.write(`${json}Content-Length: ${body.length}\r\n\r\n`);
    let sent = 0;
    const drip = setInterval(() => {
      socket.write(body.subarray(sent, sent + 1));
      sent += 1;
    }, 1000);
    socket.once("close", () => clearInterval(drip));
  },
  "Content-Length too short": (socket, body) => {
    socket.write(`${json}Content-Length: ${body.length - 9}\r\n\r\n`);
    socket.end(body);
  },
  "Content-Length too long": (socket, body) => {
    socket.write(`${json}Content-Length: ${body.length + 9}\r\n\r\n`);
    socket.end(body);
  },
  "a truncated chunk": (socket, body) => {
    const whole = chunk(body);
    socket.write(chunked);
    socket.end(whole.subarray(0, whole.length - 20));
  },
  "a doubled chunk": (socket, body) => {
    socket.end(Buffer.concat([Buffer.from(chunked), chunk(body), chunk(body), Buffer.from("0\r\n\r\n")]));
  },
  "a gzip bomb": (socket) => {
    socket.end(
      Buffer.concat([
        Buffer.from(`${json}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`),
        bomb,
      ]),
    );
  },
  "100 MB of JSON": (socket) => {
    socket.write(`${json}Content-Length: ${100 * megabyte}\r\n\r\n{"Response":"`);
    pour(socket, 100);
  },
  "invalid UTF-8": (socket, body) => {
    const spoilt = Buffer.concat([
      body.subarray(0, -2),
      Buffer.from([0x2c, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31]),
      body.subarray(-2),
    ]);
    socket.end(Buffer.concat([Buffer.from(`${json}Content-Length: ${spoilt.length}\r\n\r\n`), spoilt]));
  },
  throttled: (socket) => {
    const refusal = { Code: "RequestLimitExceeded", Message: "Too many requests." };
    const text = JSON.stringify({ Response: { Error: refusal, RequestId: randomUUID() } });
    socket.end(`${json}Content-Length: ${text.length}\r\n\r\n${text}`);
  },
  "a page with 502": (socket) => {
    const page = "<html><head><title>502 Bad Gateway</title></head></html>";
    socket.end(
      `HTTP/1.1 502 Bad Gateway\r\n${close}Content-Type: text/html\r\nContent-Length: ${page.length}\r\n\r\n${page}`,
    );
  },
} as const satisfies Record<string, Fault>;

/** Writes megabytes as fast as they are taken, and stops when the other side hangs up. */
function pour(socket: Socket, megabytes: number): void {
  if (megabytes === 0) socket.end();
  else
    socket.write(Buffer.alloc(megabyte, 0x20), (error) => (error ? undefined : pour(socket, megabytes - 1)));
}

/** A redirection to another place, with the same method and body. */
export function redirectTo(location: string): Fault {
  return (socket) => {
    socket.end(
      `HTTP/1.1 307 Temporary Redirect\r\n${close}Location: ${location}\r\nContent-Length: 0\r\n\r\n`,
    );
  };
}
