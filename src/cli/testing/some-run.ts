import type { Profile } from "../../model/profile.ts";
import { Secret } from "../../model/secret.ts";
import type { RunOptions } from "../run/run-options.ts";

/** The profile of an endpoint that nobody serves. */
export const someProfile: Profile = {
  name: "somebody's",
  endpoint: "http://127.0.0.1:1",
  credentials: { secretId: new Secret("AKIDsomebody"), secretKey: new Secret("key-of-somebody") },
  claims: ["GenerateDataKey"],
  fixtures: { enabledKey: "23e80852-1e38-11e9-b129-5cb9019b4b01" },
  triggers: {},
  pace: { requestsPerSecond: 80, concurrency: 8 },
  timeout: 1000,
  deviations: [],
};

/** A run against it. */
export const someOptions: RunOptions = {
  profile: someProfile,
  effort: "standard",
  only: [],
  strict: false,
  seed: 7,
};
