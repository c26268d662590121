import { createEndpoint, type EndpointFacts, type EndpointOptions, serve } from "../emulator/index.ts";
import type { Profile } from "../model/profile.ts";

/** An endpoint of our own on the loopback interface, with the profile that tries all of it. */
export interface Embedded {
  readonly profile: Profile;
  readonly close: () => Promise<void>;
}

/** What the reference offers. */
export const embeddedClaims: readonly string[] = ["GenerateDataKey", "Decrypt"];

/** Serves the reference, or what `options.rules` makes of it, on a free port of 127.0.0.1. */
export async function startEmbedded(options: EndpointOptions = {}): Promise<Embedded> {
  const endpoint = createEndpoint(options);
  const service = await serve(endpoint);
  return {
    profile: profileOf(endpoint.facts, service.url),
    close: service.close,
  };
}

function profileOf(facts: EndpointFacts, url: string): Profile {
  const { region, credentials, unauthorizedCredentials, fixtures, otherEnabledKey, triggers } = facts;
  return {
    name: "embedded reference endpoint",
    endpoint: url,
    region,
    credentials,
    unauthorizedCredentials,
    claims: embeddedClaims,
    fixtures: { ...fixtures, otherEnabledKey },
    triggers,
    pace: { requestsPerSecond: Number.POSITIVE_INFINITY, concurrency: 8 },
    timeout: 10_000,
    // It lives in this process: once away it never comes back.
    patience: 0,
    deviations: [],
    embedded: true,
  };
}
