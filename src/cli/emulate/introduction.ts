import type { EndpointFacts } from "../../emulator/index.ts";
import { defaultVariables } from "../endpoint/credentials.ts";

const unauthorizedVariables = {
  secretIdEnv: "UNAUTHORIZED_SECRET_ID",
  secretKeyEnv: "UNAUTHORIZED_SECRET_KEY",
};

/**
 * Introduces a served reference endpoint in the form of a profile, so that the text can be saved and used. Its
 * credentials are shown, in comments: they are made at every start and open nothing else.
 */
export function introduce(facts: EndpointFacts, url: string): string {
  const { credentials, unauthorizedCredentials, region, fixtures, otherEnabledKey, triggers } = facts;
  const fixtureLines = Object.entries({ ...fixtures, otherEnabledKey }).map(
    ([role, id]) => `  ${role}: ${id}`,
  );
  const triggerLines = Object.entries(triggers).map(([code, { KeyId }]) => `  ${code}: { KeyId: ${KeyId} }`);
  return [
    "# The reference endpoint, until Ctrl-C. Its credentials are throw-away: made at this start, good for nothing else.",
    `#   export ${defaultVariables.secretIdEnv}=${credentials.secretId.reveal()}`,
    `#   export ${defaultVariables.secretKeyEnv}=${credentials.secretKey.reveal()}`,
    `#   export ${unauthorizedVariables.secretIdEnv}=${unauthorizedCredentials.secretId.reveal()}`,
    `#   export ${unauthorizedVariables.secretKeyEnv}=${unauthorizedCredentials.secretKey.reveal()}`,
    "# Save this as profile.yaml, export the four, then: kms-conformance run --profile profile.yaml",
    "name: reference endpoint",
    `endpoint: ${url}`,
    `region: ${region}`,
    `credentials: ${variables(defaultVariables)}`,
    `unauthorizedCredentials: ${variables(unauthorizedVariables)}`,
    "claims: [GenerateDataKey, Decrypt]",
    "fixtures:",
    ...fixtureLines,
    "triggers:",
    ...triggerLines,
    "pace: { requestsPerSecond: 5000, concurrency: 8 }",
    "",
  ].join("\n");
}

function variables({
  secretIdEnv,
  secretKeyEnv,
}: {
  readonly secretIdEnv: string;
  readonly secretKeyEnv: string;
}): string {
  return `{ secretIdEnv: ${secretIdEnv}, secretKeyEnv: ${secretKeyEnv} }`;
}
