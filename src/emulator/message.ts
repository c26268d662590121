/** One HTTP request as the endpoint sees it. Header names are in lower case. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as sent, e.g. `/` or `/?KeyId=…`. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Names of headers as their sender wrote them; absent where a request came over no connection. */
  readonly headerNames?: readonly string[];
  /** Nothing was asked over its connection before; absent where it came over none. */
  readonly isFirst?: boolean;
  /** The body; of one that is too large only its length in `bodyLength` tells. */
  readonly body: Uint8Array;
  /** Bytes that the body has or had; larger than `body.length` when the rest was thrown away. */
  readonly bodyLength: number;
}

/** One HTTP answer. Header names are in lower case; content-length is added at delivery. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Members of `Response` beside RequestId, in vendor case. */
export type Fields = Readonly<Record<string, unknown>>;

/** The JSON document of an answer. */
export interface Envelope {
  readonly Response: Fields;
}
