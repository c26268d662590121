import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { ExchangeFailure, errorCode } from "./failure.ts";

/** More codings than this one over the other are an attack and no answer. */
const MAX_CODINGS = 4;

const decoders = {
  gzip: promisify(gunzip),
  brotli: promisify(brotliDecompress),
  zlib: promisify(inflate),
  raw: promisify(inflateRaw),
} as const;

/**
 * The body under its Content-Encoding (gzip, deflate, br, or several), never more than `limit` bytes of it.
 * A coding that is not among these leaves the bytes as they came. Throws ExchangeFailure: `too-large` beyond
 * the limit, `protocol` for bytes that are not what the header says.
 */
export async function decodeBody(
  body: Uint8Array,
  contentEncoding: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  if (contentEncoding === undefined || body.byteLength === 0) return body;
  const codings = contentEncoding.split(",").map((coding) => coding.trim().toLowerCase());
  if (codings.length > MAX_CODINGS) {
    throw new ExchangeFailure("protocol", `the answer names ${codings.length} codings in Content-Encoding`);
  }
  let bytes = body;
  // The header lists codings in the order in which they were applied.
  for (const coding of codings.reverse()) bytes = await decodeOne(bytes, coding, limit);
  return bytes;
}

async function decodeOne(bytes: Uint8Array, coding: string, limit: number): Promise<Uint8Array> {
  const decode = decoderOf(bytes, coding);
  if (decode === undefined) return bytes;
  try {
    return new Uint8Array(await decode(bytes, { maxOutputLength: limit }));
  } catch (error) {
    if (errorCode(error) === "ERR_BUFFER_TOO_LARGE") {
      throw new ExchangeFailure("too-large", `the answer unpacks (${coding}) to more than ${limit} bytes`);
    }
    throw new ExchangeFailure(
      "protocol",
      `the answer says Content-Encoding ${coding} and does not unpack as such`,
    );
  }
}

function decoderOf(bytes: Uint8Array, coding: string) {
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return decoders.gzip;
    case "br":
      return decoders.brotli;
    case "deflate":
      // The registered coding is the zlib format (first nibble 8); many servers send bare deflate under its name.
      return ((bytes[0] ?? 0) & 0x0f) === 8 ? decoders.zlib : decoders.raw;
    default:
      return undefined;
  }
}
