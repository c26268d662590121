import { startEmbedded } from "../../harness/index.ts";
import { UsageError } from "../../model/errors.ts";
import type { Profile } from "../../model/profile.ts";
import type { Environment } from "../surroundings.ts";
import { refuseClearText } from "./clear-text.ts";
import { profileOfEndpoint, readProfile } from "./profile.ts";

/** An endpoint that is ready to be called. */
export interface OpenEndpoint {
  readonly profile: Profile;
  /** Ends what was started for it: nothing, for an endpoint of somebody else. */
  readonly close: () => Promise<void>;
}

/** How the command line names an endpoint. */
export interface EndpointFlags {
  /** Path of a profile. */
  readonly profile?: string;
  /** URL; overrides that of the profile. */
  readonly endpoint?: string;
  /** Requests per second; overrides the profile's pace. */
  readonly rps?: number;
}

/** The endpoint that was named, or else the embedded reference. Throws UsageError where it cannot be had. */
export async function openEndpoint(flags: EndpointFlags, environment: Environment): Promise<OpenEndpoint> {
  const named = namedProfile(flags, environment);
  if (named !== undefined) return { profile: named, close: async () => {} };
  const embedded = await startEmbedded();
  return { ...embedded, profile: paced(embedded.profile, flags.rps) };
}

/**
 * The profile of the endpoint that was named, or undefined where none was. Throws UsageError for a profile of no use,
 * and for the real service by http.
 */
export function namedProfile(flags: EndpointFlags, environment: Environment): Profile | undefined {
  const profile = unpacedProfile(flags, environment);
  if (profile === undefined) return undefined;
  refuseClearText(profile.endpoint);
  return paced(profile, flags.rps);
}

function unpacedProfile(
  { profile: path, endpoint }: EndpointFlags,
  environment: Environment,
): Profile | undefined {
  if (path !== undefined) return at(endpoint, readProfile(path, environment));
  return endpoint === undefined ? undefined : profileOfEndpoint(endpoint, environment);
}

function at(endpoint: string | undefined, profile: Profile): Profile {
  if (endpoint === undefined) return profile;
  // A profile without a name is called after its address.
  const name = profile.name === profile.endpoint ? endpoint : profile.name;
  return { ...profile, endpoint, name, moved: endpoint !== profile.endpoint };
}

/** What the document allows in a second. */
const documentedRate = 100;

function paced(profile: Profile, rps: number | undefined): Profile {
  if (rps === undefined) return profile;
  return {
    ...profile,
    pace: { ...profile.pace, requestsPerSecond: allowedRate(profile.pace.requestsPerSecond, rps) },
  };
}

/**
 * The requests a second of a profile, or those that the command line asks for: it may slow a run down, and beyond the
 * documented rate it goes only as fast as the profile says.
 *
 * @throws UsageError where it asks for more.
 */
export function allowedRate(own: number, asked: number | undefined): number {
  if (asked === undefined) return own;
  if (asked <= Math.max(documentedRate, own)) return asked;
  throw new UsageError(
    `--rps ${asked} is above the documented ${documentedRate} requests a second; where the endpoint allows more, its profile says so: pace: { requestsPerSecond: ${asked} }.`,
  );
}
