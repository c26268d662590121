import type { Credentials } from "./secret.ts";

/** How much a run spends: smoke under 60 requests, standard under 1,000, thorough under 10,000. */
export type Effort = "smoke" | "standard" | "thorough";

/** What an endpoint offers; what a profile does not claim is inapplicable. */
export type Claim = string;

/** The fixtures that a run leans on, by role; otherEnabledKey is a second enabled CMK, which nobody has to have. */
export type FixtureRole =
  | "enabledKey"
  | "disabledKey"
  | "pendingDeletionKey"
  | "absentKey"
  | "otherEnabledKey";

/** A declared deviation: the check still runs, and must still deviate. */
export interface Deviation {
  /** Check id or pattern with `*`. */
  readonly check: string;
  readonly because: string;
  readonly link?: string;
  /** Last day on which it holds, YYYY-MM-DD. */
  readonly until?: string;
  /** What the endpoint does instead, with `*` for any text: `seen` or `reason` of the verdict. Absent covers anything. */
  readonly seen?: string;
}

/** A check that fails now and then: a violation of it does not fail the run, for a time. */
export interface FlakyCheck {
  /** Check id or pattern with `*`. */
  readonly check: string;
  readonly because: string;
  /** Last day on which it is excused, YYYY-MM-DD. */
  readonly until: string;
}

/** A profile with its secrets resolved: everything a run needs to know of an endpoint. */
export interface Profile {
  readonly name: string;
  readonly endpoint: string;
  readonly region?: string;
  readonly credentials: Credentials;
  /** A caller that CAM denies. Without it the check of UnauthorizedOperation is inapplicable. */
  readonly unauthorizedCredentials?: Credentials;
  readonly claims: readonly Claim[];
  /** A KeyId; `null` when the endpoint is declared to have none; absent when the profile is silent. */
  readonly fixtures: Readonly<Partial<Record<FixtureRole, string | null>>>;
  /** Whether the run makes the keys on which `fixtures` is silent, and takes them away afterwards. */
  readonly provision?: boolean;
  /** Parameters that make this endpoint raise an error that no request can provoke, by error code. */
  readonly triggers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly pace: { readonly requestsPerSecond: number; readonly concurrency: number };
  /** Milliseconds until a request without an answer counts as unanswered. */
  readonly timeout: number;
  /** URL of an HTTP proxy to go through, whatever the environment says. */
  readonly proxy?: string;
  /** Milliseconds for which a run waits in all for an endpoint that went away; half a minute unless said. */
  readonly patience?: number;
  readonly deviations: readonly Deviation[];
  readonly flaky?: readonly FlakyCheck[];
  /** Where the page of the run will be published, without a fragment, for the formats that link to it. */
  readonly reportUrl?: string;
  /** Language of messages, en-US or zh-CN; the endpoint's own when it is left out. */
  readonly language?: string;
  /** The file that it was read from. */
  readonly file?: string;
  /** Whether its endpoint is another than that of the file. */
  readonly moved?: boolean;
  /** Whether the endpoint is our own and gone after the run. */
  readonly embedded?: boolean;
}
