import type { Profile } from "../model/profile.ts";
import { type Credentials, Secret } from "../model/secret.ts";
import type { Selection } from "./selection/select.ts";
import type { SessionOptions } from "./session/session-options.ts";

/** What crosses from the command's thread to the suites' thread: structured-clonable, secrets in the clear. */
export interface Parcel extends Selection, Omit<SessionOptions, "profile"> {
  readonly profile: Omit<Profile, "credentials" | "unauthorizedCredentials">;
  readonly credentials: readonly string[];
  readonly unauthorizedCredentials?: readonly string[];
}

/** Packs a session's options; the parcel stays within the process. */
export function pack(options: SessionOptions, selection: Selection): Parcel {
  const { credentials, unauthorizedCredentials, ...profile } = options.profile;
  return {
    ...options,
    ...selection,
    profile,
    credentials: values(credentials),
    ...(unauthorizedCredentials ? { unauthorizedCredentials: values(unauthorizedCredentials) } : {}),
  };
}

/** Unpacks what {@link pack} has packed. */
export function unpack(parcel: Parcel): SessionOptions {
  const { profile, credentials, unauthorizedCredentials, ...options } = parcel;
  const denied = unauthorizedCredentials
    ? { unauthorizedCredentials: toCredentials(unauthorizedCredentials) }
    : {};
  return {
    ...options,
    profile: { ...profile, credentials: toCredentials(credentials), ...denied },
  };
}

function values({ secretId, secretKey, token }: Credentials): readonly string[] {
  return [secretId, secretKey, ...(token ? [token] : [])].map((secret) => secret.reveal());
}

function toCredentials([secretId = "", secretKey = "", token]: readonly string[]): Credentials {
  const pair = {
    secretId: new Secret(secretId),
    secretKey: new Secret(secretKey),
  };
  return token === undefined ? pair : { ...pair, token: new Secret(token) };
}
