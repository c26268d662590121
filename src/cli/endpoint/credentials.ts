import { UsageError } from "../../model/errors.ts";
import { type Credentials, Secret } from "../../model/secret.ts";
import type { CredentialSource } from "../../spec/index.ts";
import type { Environment } from "../surroundings.ts";
import { readTextFile } from "../text-file.ts";
import { findCredentials, type StoredCredentials } from "./credential-files.ts";
import { inAHeader } from "./in-a-header.ts";

/** Where credentials stand when nothing else is said. */
export const defaultVariables = {
  secretIdEnv: "TENCENTCLOUD_SECRET_ID",
  secretKeyEnv: "TENCENTCLOUD_SECRET_KEY",
  tokenEnv: "TENCENTCLOUD_TOKEN",
} as const;

/** The vendor's tools do not agree on the variable for the token: this one is read where the first is not set. */
const otherTokenVariable = "TENCENTCLOUD_SESSION_TOKEN";

/** Credentials, with the region that stands beside them in a file. */
export interface ResolvedCredentials {
  readonly credentials: Credentials;
  readonly region?: string;
}

/**
 * Finds credentials where a profile says that they are: in variables of the environment, or in the files of the
 * vendor's tools under a name. Where it says nothing: in the default variables if these are set, else in the files
 * under the name in TCCLI_PROFILE or `default`. A token file outweighs any other token. `origin` is the place in the
 * profile, as in `profile.yaml: credentials`.
 *
 * @throws UsageError when they are not there; it names the places that were looked at and never a value.
 */
export function resolveCredentials(
  source: CredentialSource,
  environment: Environment,
  origin: string,
): ResolvedCredentials {
  const found = resolvePair(source, environment, origin);
  const token = source.tokenFile === undefined ? found.token : readToken(source.tokenFile, origin);
  const secretId = new Secret(inAHeader(found.secretId, `The SecretId (${origin})`));
  const credentials = { secretId, secretKey: new Secret(found.secretKey) };
  return {
    credentials:
      token === undefined
        ? credentials
        : { ...credentials, token: new Secret(inAHeader(token, `The token (${origin})`)) },
    ...(found.region === undefined ? {} : { region: found.region }),
  };
}

type Found = Omit<StoredCredentials, "place">;

function resolvePair(source: CredentialSource, environment: Environment, origin: string): Found {
  const { secretIdEnv, secretKeyEnv, tokenEnv, profile } = source;
  if (profile !== undefined) return fromFiles(profile, environment, origin);
  if (secretIdEnv !== undefined && secretKeyEnv !== undefined) {
    const secretId = required(secretIdEnv, environment, `${origin}.secretIdEnv`);
    const secretKey = required(secretKeyEnv, environment, `${origin}.secretKeyEnv`);
    return withToken({ secretId, secretKey }, environment[tokenEnv ?? ""]);
  }
  return fromEnvironment(environment, origin) ?? fromDefaultFiles(environment, origin);
}

function required(variable: string, environment: Environment, place: string): string {
  const value = environment[variable];
  if (value) return value;
  throw new UsageError(`The environment variable ${variable} is not set (${place}); export it first.`);
}

/** With one of the two set, somebody meant the environment: a file must not step in with another caller. */
function fromEnvironment(environment: Environment, origin: string): Found | undefined {
  const { secretIdEnv, secretKeyEnv, tokenEnv } = defaultVariables;
  if (!environment[secretIdEnv] && !environment[secretKeyEnv]) return undefined;
  const secretId = required(secretIdEnv, environment, origin);
  const secretKey = required(secretKeyEnv, environment, origin);
  return withToken({ secretId, secretKey }, environment[tokenEnv] || environment[otherTokenVariable]);
}

/** A token is optional even where its variable is named: long-lived keys have none. */
function withToken(pair: Found, token: string | undefined): Found {
  return token ? { ...pair, token } : pair;
}

function fromDefaultFiles(environment: Environment, origin: string): Found {
  const found = findCredentials(environment["TCCLI_PROFILE"] || "default", environment);
  if (!("lookedAt" in found)) return found;
  const { secretIdEnv, secretKeyEnv } = defaultVariables;
  throw new UsageError(
    `The environment variables ${secretIdEnv} and ${secretKeyEnv} are not set, and no credentials stand in ${listed(found.lookedAt)} (${origin}); export the two, or log in with tccli.`,
  );
}

function fromFiles(name: string, environment: Environment, origin: string): Found {
  const found = findCredentials(name, environment);
  if (!("lookedAt" in found)) return found;
  throw new UsageError(
    `No credentials of the name ${name} stand in ${listed(found.lookedAt)} (${origin}.profile); write them into one of these.`,
  );
}

function listed(places: readonly string[]): string {
  return places.length < 2 ? places.join() : `${places.slice(0, -1).join(", ")} or ${places.at(-1)}`;
}

function readToken(path: string, origin: string): string {
  const token = readTextFile(path, `The token file (${origin}.tokenFile)`).trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new UsageError(
    `The token file ${path} (${origin}.tokenFile) does not hold one token and nothing else; have it written anew.`,
  );
}
