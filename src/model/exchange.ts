/** Parameters of one call, as they go into the JSON body or the query. */
export type Parameters = Readonly<Record<string, unknown>>;

/** HTTP header fields in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A request after signing, before sending: the last moment at which a check may alter it. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, e.g. `/` or `/?KeyId=…`. */
  readonly path: string;
  readonly headers: Headers;
  /** Names of headers go out as they stand here, not as the vendor's pages write them. */
  readonly namesAsWritten?: boolean;
  /** Goes over a connection of its own, which is closed behind it. */
  readonly ownConnection?: boolean;
  readonly body: Uint8Array;
}

/** Ways to sign wrongly and give a signature of the right form. */
export type SigningMistake =
  | "without-prefix"
  | "prefix-of-another"
  | "unsigned-payload"
  | "empty-object"
  | "hash-in-capitals"
  | "get-method"
  | "small-method"
  | "empty-path"
  | "other-host"
  | "no-content-type"
  | "key-of-day-before"
  | "underived"
  | "canonical-request"
  | "unkeyed";

/** Departures from a rightly signed request: what the authentication and protocol chapters vary. */
export interface Signing {
  /** Whose credentials sign: the profile's own, those that CAM denies, or none (no Authorization at all). */
  readonly as?: "profile" | "unauthorized" | "nobody";
  /** Seconds added to the current time before signing. */
  readonly timestampOffset?: number;
  /** Seconds since the epoch instead of the current time. */
  readonly timestamp?: number;
  /** Date of the credential scope, YYYY-MM-DD, instead of the timestamp's own. */
  readonly date?: string;
  /** Service of the credential scope instead of `kms`. */
  readonly service?: string;
  /** End of the credential scope instead of `tc3_request`. */
  readonly terminator?: string;
  readonly secretId?: string;
  readonly secretKey?: string;
  readonly mistake?: SigningMistake;
  /** Names of signed headers instead of the default `content-type;host`. */
  readonly signedHeaders?: readonly string[];
  /** Alters the request after it was signed. */
  readonly alter?: (request: SignedRequest) => SignedRequest;
}

/** One call as a suite asks for it; everything left out takes the profile's value. */
export interface Call {
  /** Defaults to GenerateDataKey. `null` leaves X-TC-Action out. */
  readonly action?: string | null;
  /** Defaults to 2019-01-18. `null` leaves X-TC-Version out. */
  readonly version?: string | null;
  readonly parameters: Parameters;
  /** Sent as it is instead of the JSON of `parameters`. */
  readonly body?: string | Uint8Array;
  /** Defaults to POST; GET puts the parameters into the query. */
  readonly method?: string;
  /** More of the query, as it is and signed as it is: by GET it stands behind the parameters. */
  readonly query?: string;
  /** Defaults to application/json, by GET to application/x-www-form-urlencoded. `null` leaves it out. */
  readonly contentType?: string | null;
  /** Defaults to the profile's region. `null` leaves X-TC-Region out. */
  readonly region?: string | null;
  readonly language?: string;
  /** Further header fields, which can be signed. */
  readonly headers?: Headers;
  readonly signing?: Signing;
}

/** What came back, or why nothing did. `milliseconds` runs from the send to the last byte. */
export type Outcome =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** The words behind the status, where they are no usual ones. */
      readonly statusText?: string;
      /** Trailers too, where no header has their name. */
      readonly headers: Headers;
      readonly body: Uint8Array;
      readonly milliseconds: number;
    }
  | {
      readonly kind: "unanswered";
      /** `refused`, `reset`, `timeout`, `too-large`, `dns`, `tls`, `protocol` or `network`. */
      readonly cause: UnansweredCause;
      readonly message: string;
      readonly milliseconds: number;
    };

export type UnansweredCause =
  | "refused"
  | "reset"
  | "timeout"
  | "too-large"
  | "dns"
  | "tls"
  | "protocol"
  | "network";

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  /** Counts from 1 in the order of sending, over all of a run. */
  readonly number: number;
  readonly call: Call;
  readonly request: SignedRequest;
  /** Milliseconds since the epoch at the send. */
  readonly sentAt: number;
  /** How often the request was throttled and sent again before this answer. */
  readonly retries: number;
  readonly outcome: Outcome;
}

/** Performs calls. The client is one; a test may bring another. */
export type Send = (call: Call) => Promise<Exchange>;
