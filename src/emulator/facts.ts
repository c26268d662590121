import type { Credentials } from "../model/secret.ts";

/** What one must know to call an endpoint and to try all of it: made anew for each endpoint. */
export interface EndpointFacts {
  readonly region: string;
  readonly credentials: Credentials;
  /** A caller whom access management denies everything. */
  readonly unauthorizedCredentials: Credentials;
  /** Credentials that are good with their token only. */
  readonly temporaryCredentials: Credentials;
  readonly fixtures: {
    readonly enabledKey: string;
    readonly disabledKey: string;
    readonly pendingDeletionKey: string;
    readonly absentKey: string;
  };
  /** A second enabled CMK, for what must not be of the first. */
  readonly otherEnabledKey: string;
  /** Parameters of GenerateDataKey that raise the errors which no request provokes, by code. */
  readonly triggers: {
    readonly InternalError: { readonly KeyId: string };
    readonly "FailedOperation.EncryptionError": { readonly KeyId: string };
  };
}
