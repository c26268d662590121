import { startEmbedded } from "../../harness/index.ts";
import type { Profile } from "../../model/profile.ts";
import type { Environment } from "./credentials.ts";
import { profileOfEndpoint, readProfile } from "./profile.ts";

/** An endpoint that is ready to be called. */
export interface Target {
  readonly profile: Profile;
  /** Ends what was started for it: nothing, for an endpoint of somebody else. */
  readonly close: () => Promise<void>;
}

/** How the command line names an endpoint. */
export interface TargetFlags {
  /** Path of a profile. */
  readonly profile?: string;
  /** URL; overrides that of the profile. */
  readonly endpoint?: string;
  /** Requests per second; overrides the profile's pace. */
  readonly rps?: number;
}

/** The endpoint that was named, or else the embedded reference. Throws UsageError where it cannot be had. */
export async function openTarget(flags: TargetFlags, environment: Environment): Promise<Target> {
  const named = namedProfile(flags, environment);
  if (named !== undefined) return { profile: named, close: async () => {} };
  const target = await startEmbedded();
  return { ...target, profile: paced(target.profile, flags.rps) };
}

/** The profile of the endpoint that was named, or undefined where none was. */
export function namedProfile(flags: TargetFlags, environment: Environment): Profile | undefined {
  const { profile: path, endpoint, rps } = flags;
  if (path !== undefined) return paced(at(endpoint, readProfile(path, environment)), rps);
  return endpoint === undefined ? undefined : paced(profileOfEndpoint(endpoint, environment), rps);
}

function at(endpoint: string | undefined, profile: Profile): Profile {
  if (endpoint === undefined) return profile;
  // A profile without a name is called after its address.
  const name = profile.name === profile.endpoint ? endpoint : profile.name;
  return { ...profile, endpoint, name };
}

function paced(profile: Profile, requestsPerSecond: number | undefined): Profile {
  return requestsPerSecond === undefined
    ? profile
    : { ...profile, pace: { ...profile.pace, requestsPerSecond } };
}
