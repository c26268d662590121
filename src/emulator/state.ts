import type { Secret } from "../model/secret.ts";
import type { BoundedMap } from "./bounded-map.ts";
import type { Cmk, KeyStore } from "./cmk.ts";
import type { ErrorCode } from "./refusal.ts";
import type { PublicKey } from "./rules/public-key.ts";

/** Someone who may sign requests. */
export interface Caller {
  readonly secretId: string;
  readonly secretKey: Secret;
  /** Present for temporary credentials: the X-TC-Token that must come with them. */
  readonly token?: Secret;
  /** Whether access management lets this caller use keys at all. */
  readonly allowed: boolean;
}

/** All that one endpoint remembers between requests. */
export interface State {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** As many random bytes, fit for keys and nonces. */
  readonly randomBytes: (length: number) => Uint8Array;
  readonly keys: KeyStore;
  readonly callers: ReadonlyMap<string, Caller>;
  /** KeyIds for which GenerateDataKey fails in a way that no request can provoke. */
  readonly triggers: ReadonlyMap<string, ErrorCode>;
  /** Makes an enabled key with fresh material and keeps it. */
  readonly createKey: (alias: string, description: string) => Cmk;
  readonly signingKeys: BoundedMap<Uint8Array>;
  readonly publicKeys: BoundedMap<PublicKey>;
}
