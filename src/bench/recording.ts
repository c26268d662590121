import type { Cmk } from "../emulator/cmk.ts";
import type { Call, Envelope, ErrorCode, Rules, WireRequest } from "../emulator/index.ts";
import type { Profile } from "../model/profile.ts";

/** SecretId and SecretKey in the clear; they stay within the bench. */
export type KeyPair = readonly [secretId: string, secretKey: string];

/** A request as the endpoint got it, with the code that it was refused with: empty when it was granted. */
export interface RecordedRequest extends WireRequest {
  readonly code: string;
}

/** What an endpoint was asked, and what an equal one needs to know to answer the same. */
export interface Recording {
  readonly requests: readonly RecordedRequest[];
  readonly keys: readonly Cmk[];
  readonly triggers: ReadonlyMap<string, ErrorCode>;
  /** Host header by which it was called. */
  readonly host: string;
  /** The caller of the profile, by whose signature nearly all requests go out. */
  readonly allowed: KeyPair;
  /** SecretId of the caller who is denied everything. */
  readonly denied: string;
}

/** Looks on while an endpoint answers. Times are those of `performance.now()`, in milliseconds. */
export class Recorder {
  readonly requests: RecordedRequest[] = [];
  #state: Call["state"] | undefined;
  #first = Number.NaN;
  #last = Number.NaN;

  /** Arrival of the first request; not a number before. */
  get first(): number {
    return this.#first;
  }

  /** When the last answer was ready; not a number before the first. */
  get last(): number {
    return this.#last;
  }

  /** The rules of an endpoint, looked on. */
  readonly rules = (rules: Rules): Rules => ({
    ...rules,
    checkMethod: (call) => {
      this.#state ??= call.state;
      if (Number.isNaN(this.#first)) this.#first = performance.now();
      rules.checkMethod(call);
    },
    respond: (call, envelope) => {
      this.requests.push({ ...call.request, code: codeOf(envelope) });
      this.#last = performance.now();
      return rules.respond(call, envelope);
    },
  });

  /** What was recorded of the endpoint that `profile` speaks of. */
  recording({ fixtures, triggers, endpoint, credentials, unauthorizedCredentials }: Profile): Recording {
    const triggerIds = Object.values(triggers).map(({ KeyId }) => String(KeyId));
    const ids = [...Object.values(fixtures), ...triggerIds];
    return {
      requests: this.requests,
      keys: ids.flatMap((id) => this.#state?.keys.find(id ?? "") ?? []),
      triggers: this.#state?.triggers ?? new Map(),
      host: new URL(endpoint).host,
      allowed: [credentials.secretId.reveal(), credentials.secretKey.reveal()],
      denied: unauthorizedCredentials?.secretId.reveal() ?? "",
    };
  }
}

function codeOf({ Response }: Envelope): string {
  const error = Response["Error"];
  return typeof error === "object" && error !== null && "Code" in error ? String(error.Code) : "";
}
