import { createHash } from "node:crypto";
import { type Shard, traceId } from "../../harness/index.ts";
import type { Effort, Profile } from "../../model/profile.ts";
import { version } from "../version.ts";
import type { RunLine } from "./lines.ts";

/** What a run is, beside its profile. */
export interface RunSettings {
  readonly seed: number;
  readonly effort: Effort;
  readonly only: readonly string[];
  readonly shard?: Shard;
  readonly strict: boolean;
}

/** The first line of the log of a run that begins now. */
export function runLineOf(profile: Profile, settings: RunSettings): RunLine {
  const { seed, effort, only, shard, strict } = settings;
  return {
    kind: "run",
    schemaVersion: "1",
    tool: { name: "kms-conformance", version: version() },
    endpoint: profile.endpoint,
    embedded: profile.embedded === true,
    profile: profile.name,
    profileDigest: digestOf(profile),
    traceId: traceId(profile, seed),
    ...(profile.file === undefined ? {} : { file: profile.file }),
    ...(profile.moved === true ? { moved: true as const } : {}),
    ...{ seed, effort, only, strict },
    ...(shard === undefined ? {} : { shard }),
    deviations: profile.deviations,
    flaky: profile.flaky ?? [],
    ...(profile.reportUrl === undefined ? {} : { reportUrl: profile.reportUrl }),
    startedAt: new Date().toISOString(),
  };
}

/**
 * SHA-256 of what two parts of one run must agree on: what the profile says of the endpoint. Left out are secrets, what
 * every run makes up (the absent key, and all keys of the embedded reference), and what may change on the way.
 */
function digestOf({
  region,
  language,
  claims,
  fixtures,
  triggers,
  embedded,
  provision,
  ...profile
}: Profile): string {
  const { absentKey: _, ...named } = fixtures;
  const keys = Object.entries(named).toSorted(([left], [right]) => (left < right ? -1 : 1));
  const denied = profile.unauthorizedCredentials !== undefined;
  const said = embedded ? { claims } : { region, language, claims, keys, provision, triggers, denied };
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}
