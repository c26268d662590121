import type { Requirement } from "../model/requirement.ts";

/** Type of a field as the document writes it. */
export type FieldType = "String" | "Integer" | "Float" | "Boolean" | `Array of ${string}`;

/** What the document says of one request parameter; lists keep the order of the document. */
export interface ParameterFacts {
  readonly type: FieldType;
  readonly required: boolean;
  readonly validValues?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** The value that counts when the parameter is left out. */
  readonly default?: string;
  /** At least one of these parameters must be given. */
  readonly oneOf?: readonly string[];
  /** Parameters that this one overrides where both are given. */
  readonly prevailsOver?: readonly string[];
  /** Parameters that this one needs beside it. */
  readonly usedWith?: readonly string[];
}

/** What the document says of one field of the answer. */
export interface ResponseFacts {
  readonly type: FieldType;
}

/** The facts of an action's page that a program can read, as action.yaml has them. */
export interface ActionFacts {
  readonly action: string;
  /** YYYY-MM-DD */
  readonly version: string;
  readonly domain: string;
  readonly requestsPerSecond: number;
  readonly regionRequired: boolean;
  readonly parameters: Readonly<Record<string, ParameterFacts>>;
  readonly response: Readonly<Record<string, ResponseFacts>>;
  readonly errors: readonly string[];
}

/** A page as retrieved. Dates are YYYY-MM-DD; `sha256` is that of the saved text, in lower-case hexadecimal. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly retrieved: string;
  readonly sha256?: string;
}

/** What a request with one fault must get. */
export interface FaultFacts {
  /** `PARAMETER.what-is-wrong`, or `unknown` for a parameter that the action does not define. */
  readonly fault: string;
  /** `refused`: with one of the codes; `open`: granted as if the fault were not there, or refused with one of the codes. */
  readonly answer: "refused" | "open";
  /** Every code that a reader of the documents could defend; names of code sets are resolved. */
  readonly codes: readonly string[];
  readonly requirement: string;
  readonly because: string;
}

/** Where the documents say two things: which refusal follows the sentence that a requirement does not go by. */
export interface Dispute {
  readonly requirement: string;
  readonly codes: readonly string[];
  /** The other sentence. */
  readonly because: string;
}

/** Kind of a public key. */
export type PublicKeyKind = "SM2" | "RSA_2048";

/** What a case must get, as predictions.yaml has it; lengths are in bytes. */
export interface PredictionFacts {
  readonly keySpecBytes: Readonly<Record<string, number>>;
  readonly rsaMaximum: Readonly<Record<string, number>>;
  readonly algorithmKeys: Readonly<Record<string, PublicKeyKind>>;
  readonly codeSets: Readonly<Record<string, readonly string[]>>;
  readonly faults: readonly FaultFacts[];
  readonly disputes: readonly Dispute[];
}

/** Everything that the spec folders say. */
export interface Specs {
  /** In the order of the folders generate-data-key, common, decrypt, and of each file. */
  readonly requirements: readonly Requirement[];
  readonly action: ActionFacts;
  readonly predictions: PredictionFacts;
  readonly sources: readonly Source[];
}
