import { UsageError } from "../../model/errors.ts";
import { type Credentials, Secret } from "../../model/secret.ts";
import type { CredentialVariables } from "../../spec/index.ts";
import type { Surroundings } from "../surroundings.ts";

export type Environment = Surroundings["environment"];

/** Where credentials stand when nothing else is said. */
export const defaultVariables = {
  secretIdEnv: "TENCENTCLOUD_SECRET_ID",
  secretKeyEnv: "TENCENTCLOUD_SECRET_KEY",
  tokenEnv: "TENCENTCLOUD_TOKEN",
} as const satisfies CredentialVariables;

/**
 * Takes credentials out of the environment. `origin` is the place that names the variables, as in
 * `profile.yaml: credentials`. A token is optional even where its variable is named: long-lived keys have none.
 *
 * @throws UsageError when a variable is not set; it names the variable and never a value.
 */
export function resolveCredentials(
  variables: CredentialVariables,
  environment: Environment,
  origin: string,
): Credentials {
  const secretId = required(variables.secretIdEnv, "secretIdEnv", environment, origin);
  const secretKey = required(variables.secretKeyEnv, "secretKeyEnv", environment, origin);
  const token = environment[variables.tokenEnv ?? ""];
  return token ? { secretId, secretKey, token: new Secret(token) } : { secretId, secretKey };
}

function required(variable: string, key: string, environment: Environment, origin: string): Secret {
  const value = environment[variable];
  if (value) return new Secret(value);
  throw new UsageError(
    `The environment variable ${variable} is not set (${origin}.${key}); export it first.`,
  );
}
