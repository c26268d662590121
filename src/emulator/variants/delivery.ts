import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { Call } from "../call.ts";
import { type Change, replacing } from "../change.ts";
import type { WireResponse } from "../message.ts";
import { onResponse, variant } from "./change.ts";
import type { Variant } from "./variant.ts";

const delivering = (deliver: (answer: WireResponse, connection: ServerResponse) => void): Change =>
  replacing({ deliver });

/** Header fields under other spellings of their names. */
const spelling = (spell: (name: string) => string): Change =>
  delivering(({ status, headers, body }, connection) => {
    const all = { ...headers, "content-length": String(Buffer.byteLength(body)) };
    connection.writeHead(
      status,
      Object.fromEntries(Object.entries(all).map(([name, value]) => [spell(name), value])),
    );
    connection.end(body);
  });

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Answers under a content coding where the caller takes it, or always. */
const coded = (
  coding: string,
  encode: (body: Uint8Array) => Uint8Array,
  when: (call: Call) => boolean,
): Change =>
  onResponse((answer, call) =>
    when(call)
      ? {
          ...answer,
          headers: { ...answer.headers, "content-encoding": coding, vary: "accept-encoding" },
          body: encode(Buffer.from(answer.body)),
        }
      : answer,
  );
const accepts = (coding: string) => (call: Call) => call.header("accept-encoding")?.includes(coding) ?? false;

/** The body in pieces of `size` bytes, without its length. */
const inPieces = (size: number): Change =>
  delivering(({ status, headers, body }, connection) => {
    connection.writeHead(status, headers);
    const bytes = Buffer.from(body);
    for (let at = 0; at < bytes.length; at += size) connection.write(bytes.subarray(at, at + size));
    connection.end();
  });

/** Refuses every so many-th request with ServiceUnavailable, whatever it asks for. */
const unavailableNow =
  (nth: number): Change =>
  (reference) => {
    const code = "ServiceUnavailable";
    return {
      ...reference,
      respond: (call, envelope) => {
        const RequestId = randomUUID();
        return call.number % nth === 0
          ? reference.respond(call, { Response: { Error: { Code: code, Message: "Try again." }, RequestId } })
          : reference.respond(call, envelope);
      },
    };
  };

/** Other ways to bring an answer over. */
export const deliveryVariants: readonly Variant[] = [
  variant(
    "unavailable-now-and-then",
    "one request in 97 is refused with ServiceUnavailable, and served when it comes again",
    unavailableNow(97),
  ),
  variant("chunked", "answers come in two chunks", inPieces(64)),
  variant("chunked-byte-by-byte", "answers come in chunks of three bytes", inPieces(3)),
  variant(
    "gzip-where-accepted",
    "answers are gzipped for callers who take that",
    coded("gzip", gzipSync, accepts("gzip")),
  ),
  variant(
    "gzip-always",
    "answers are gzipped, which a request without Accept-Encoding allows",
    coded("gzip", gzipSync, () => true),
  ),
  variant(
    "deflate-where-accepted",
    "answers are deflated for callers who take that",
    coded("deflate", deflateSync, accepts("deflate")),
  ),
  variant(
    "brotli-where-accepted",
    "answers are in Brotli for callers who take that",
    coded("br", brotliCompressSync, accepts("br")),
  ),
  variant(
    "header-names-capital",
    "header names begin with capitals",
    spelling((name) => name.split("-").map(capital).join("-")),
  ),
  variant(
    "header-names-first-capital",
    "only the first letter of a header name is a capital",
    spelling(capital),
  ),
  variant(
    "header-names-upper-case",
    "header names are in capitals",
    spelling((name) => name.toUpperCase()),
  ),
  variant(
    "connection-closed",
    "the connection is closed after every answer",
    onResponse((answer) => ({ ...answer, headers: { ...answer.headers, connection: "close" } })),
  ),
  variant(
    "connection-closed-now-and-then",
    "the connection is closed after every tenth answer",
    onResponse((answer, call) =>
      call.number % 10 === 0 ? { ...answer, headers: { ...answer.headers, connection: "close" } } : answer,
    ),
  ),
  variant(
    "slow",
    "answers take 30 to 80 milliseconds",
    onResponse(async (answer) => {
      await pause(30 + Math.floor(Math.random() * 50));
      return answer;
    }),
  ),
  variant(
    "out-of-order",
    "answers come in another order than their requests",
    onResponse(async (answer, call) => {
      await pause(call.number % 2 === 0 ? 12 : 0);
      return answer;
    }),
  ),
  variant(
    "header-fields-added",
    "answers carry further header fields",
    onResponse((answer, call) => ({
      ...answer,
      headers: {
        ...answer.headers,
        server: "gateway",
        "cache-control": "no-store",
        "x-request-number": String(call.number),
        "set-cookie": "route=1; Path=/",
      },
    })),
  ),
];
