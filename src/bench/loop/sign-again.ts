import { signTc3 } from "../../crypto/index.ts";
import type { Headers, SignedRequest } from "../../model/exchange.ts";
import type { KeyPair, RecordedRequest } from "../recording.ts";

/** Who signs and where to. */
export interface Signers {
  /** Host header of the endpoint that is called now, and of the recorded one. */
  readonly host: string;
  readonly recordedHost: string;
  /** By the SecretId that signed the recorded request. */
  readonly pairs: ReadonlyMap<string, KeyPair>;
}

/** Fields that belong to a connection and not to a request. */
const ofConnection = new Set(["connection", "content-length", "transfer-encoding", "keep-alive"]);

const form = /Credential=([^/]+)\/.*SignedHeaders=([^,\s]+)/;

/**
 * The recorded request for the endpoint that is called now, signed anew. One that was refused for its
 * authentication goes out with the signature that it had: it is to be refused again.
 */
export function signAgain(recorded: RecordedRequest, signers: Signers): SignedRequest {
  const { method, target: path, bodyLength } = recorded;
  // Of a body beyond the limit only its length was kept.
  const body = recorded.body.length === bodyLength ? recorded.body : Buffer.alloc(bodyLength, " ");
  const headers = headersFor(recorded, signers);
  const [, secretId = "", names = ""] = form.exec(headers["authorization"] ?? "") ?? [];
  const pair = signers.pairs.get(secretId);
  if (pair === undefined || recorded.code.startsWith("AuthFailure.")) return { method, path, headers, body };
  return { method, path, headers: signed({ method, path, headers, body }, names.split(";"), pair), body };
}

function signed(request: SignedRequest, signedHeaders: readonly string[], pair: KeyPair): Headers {
  const { method, path, body } = request;
  const timestamp = Math.floor(Date.now() / 1000);
  // A timestamp that is none is what the request was recorded for.
  const isDated = /^\d+$/.test(request.headers["x-tc-timestamp"] ?? "");
  const headers = isDated ? { ...request.headers, "x-tc-timestamp": String(timestamp) } : request.headers;
  const [secretId, secretKey] = pair;
  const canonicalQuery = method === "GET" ? path.slice(2) : "";
  const input = { method, canonicalQuery, headers, signedHeaders, body, timestamp, secretId, secretKey };
  return { ...headers, authorization: signTc3({ ...input, service: "kms" }).authorization };
}

function headersFor({ headers }: RecordedRequest, { host, recordedHost }: Signers): Headers {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || ofConnection.has(name)
      ? []
      : [[name, name === "host" && value === recordedHost ? host : value] as const],
  );
  return Object.fromEntries(kept);
}
