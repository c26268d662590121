import type { Basis, Level } from "./requirement.ts";

/** Who is to blame for a verdict that is not `conforms`. */
export type Culprit =
  /** It answered otherwise than the documents say. */
  | "endpoint"
  /** It contradicts itself there, and the answer follows the sentence that the requirement does not go by. */
  | "document"
  /** Clocks, credentials, fixtures, quotas, the network: what the profile or the machine brings along. */
  | "environment"
  /** A request was not what it was meant to be, or the program broke: a bug of this project. */
  | "harness";

/** A value that goes into reports: plain JSON without any secret or data key. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The check that a verdict speaks of. */
export interface CheckIdentity {
  /** `REQUIREMENT/slug-of-the-title`, with `[row]` where a table drives the check. Frozen once published. */
  readonly check: string;
  readonly requirement: string;
  readonly level: Level;
  readonly basis: Basis;
  readonly chapter: string;
  readonly title: string;
}

/** What one check found. Each variant holds only what it can know. */
export type Finding =
  | { readonly outcome: "conforms"; readonly evidence?: Json }
  | {
      readonly outcome: "violates";
      readonly culprit: "endpoint" | "document";
      readonly reason: string;
      /** What the endpoint did, in a word: the error code, `granted`, `malformed` or `unanswered`. */
      readonly seen?: string;
      /** The smallest case that shows it, redacted. */
      readonly counterexample?: Json;
      readonly evidence?: Json;
      /** One command that shows it again. */
      readonly reproduce?: string;
      /** Which of the random values of a property it is, as fast-check counts them. */
      readonly path?: string;
      /** Checks whose requests show it, where the check judges the answers of others. Absent: those of the whole run. */
      readonly shownBy?: readonly string[];
      /** Number of the request that shows it, in the order of sending. */
      readonly request?: number;
    }
  | {
      readonly outcome: "inconclusive";
      readonly culprit: "environment" | "harness";
      readonly reason: string;
      readonly evidence?: Json;
    }
  | {
      readonly outcome: "inapplicable";
      /** Who leaves it untried: the endpoint does not offer it, or the profile or the selection does not ask for it. */
      readonly culprit?: "endpoint" | "environment";
      readonly reason: string;
      /** The profile says so: it does not claim what the check needs, or declares that it is not there. */
      readonly declared?: true;
    };

export type Verdict = CheckIdentity & Finding & { readonly requests: number };

export type OutcomeName = Finding["outcome"];
