import { createEndpoint, type EndpointFacts, serve } from "../../emulator/index.ts";
import type { Profile } from "../../model/profile.ts";
import type { Target } from "./target.ts";

/** Starts the reference endpoint on a free port of the loopback interface, with a profile that tries all of it. */
export async function embeddedTarget(): Promise<Target> {
  const endpoint = createEndpoint();
  const service = await serve(endpoint);
  return {
    profile: profileOf(endpoint.facts, service.url),
    close: service.close,
  };
}

function profileOf(facts: EndpointFacts, url: string): Profile {
  const { region, credentials, unauthorizedCredentials, fixtures, triggers } = facts;
  return {
    name: "embedded reference endpoint",
    endpoint: url,
    region,
    credentials,
    unauthorizedCredentials,
    claims: ["GenerateDataKey", "Decrypt"],
    fixtures,
    triggers,
    pace: { requestsPerSecond: Number.POSITIVE_INFINITY, concurrency: 8 },
    timeout: 10_000,
    deviations: [],
  };
}
