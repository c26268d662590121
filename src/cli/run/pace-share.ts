import type { Shard } from "../../harness/index.ts";
import type { Profile } from "../../model/profile.ts";

/** The profile with one shard's share of its pace: all shards together keep to it when they run side by side. */
export function inShareOfPace(profile: Profile, shard: Shard | undefined): Profile {
  if (shard === undefined) return profile;
  const { pace } = profile;
  return { ...profile, pace: { ...pace, requestsPerSecond: pace.requestsPerSecond / shard.count } };
}
