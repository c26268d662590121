import type { SigningMistake } from "../../model/exchange.ts";
import type { Effort } from "../../model/profile.ts";

/** A way to sign wrongly that gives 64 hexadecimal digits. */
export interface MistakenSigning {
  readonly name: string;
  readonly mistake: SigningMistake;
  readonly effort: Effort;
}

/** Those that a reader of other pages, or of half of these, would make. */
const usual: readonly SigningMistake[] = [
  "without-prefix",
  "unsigned-payload",
  "empty-object",
  "other-host",
  "underived",
  "canonical-request",
  "no-content-type",
];

const others: readonly SigningMistake[] = [
  "prefix-of-another",
  "hash-in-capitals",
  "small-method",
  "empty-path",
  "key-of-day-before",
  "unkeyed",
];

/** Signatures of the right form that are made otherwise than prescribed: an endpoint that knows two ways would take them. */
export const mistakenSignings: readonly MistakenSigning[] = [
  ...usual.map((mistake) => ({ name: mistake, mistake, effort: "standard" as const })),
  ...others.map((mistake) => ({ name: mistake, mistake, effort: "thorough" as const })),
];
