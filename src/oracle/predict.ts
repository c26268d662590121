import type { DecryptionKey, EncryptionAlgorithm } from "../crypto/index.ts";
import { InternalHarnessError } from "../model/errors.ts";
import type { Parameters } from "../model/exchange.ts";
import type { Specs } from "../spec/index.ts";

/** One case of GenerateDataKey: the parameters as sent, and what is known of them beforehand. */
export interface Case {
  readonly parameters: Parameters;
  /** Faults by the names of predictions.yaml; none for a valid request. */
  readonly faults: readonly string[];
  /** The pair whose public half is in the parameters, where we hold it. */
  readonly key?: DecryptionKey;
}

/** What a granted answer to a case must hold. */
export interface Grant {
  /** Exact length of the data key in bytes. */
  readonly bytes: number;
  /** The requirement that fixes this length. */
  readonly lengthRequirement: string;
  /** Algorithms under which Plaintext may be encrypted; empty when it must be plain. */
  readonly algorithms: readonly EncryptionAlgorithm[];
}

/** Why a refusal is right: any of `codes`, for the reasons given. */
export interface Refusal {
  readonly codes: readonly string[];
  readonly requirements: readonly string[];
  readonly because: string;
}

/** What the documents predict: granted, refused, or either where they are silent. */
export type Prediction =
  | { readonly kind: "granted"; readonly grant: Grant }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | {
      readonly kind: "either";
      readonly grant: Grant;
      readonly refusal: Refusal;
    };

/** Predicts the answer to a case from specs/ alone; a fault that predictions.yaml does not know is the harness's own. */
export function predict(specs: Specs, given: Case): Prediction {
  const rules = given.faults.map((fault) => ruleFor(specs, fault));
  const certain = rules.filter((rule) => rule.answer === "refused");
  if (certain.length > 0) return { kind: "refused", refusal: refusalOf(rules) };
  const grant = grantFor(specs, given);
  return rules.length === 0
    ? { kind: "granted", grant }
    : { kind: "either", grant, refusal: refusalOf(rules) };
}

type FaultRule = Specs["predictions"]["faults"][number];

function ruleFor(specs: Specs, fault: string): FaultRule {
  const rule = specs.predictions.faults.find((candidate) => candidate.fault === fault);
  if (!rule)
    throw new InternalHarnessError(`No prediction for the fault ${fault}; add it to predictions.yaml.`);
  return rule;
}

function refusalOf(rules: readonly FaultRule[]): Refusal {
  return {
    codes: [...new Set(rules.flatMap((rule) => rule.codes))],
    requirements: [...new Set(rules.map((rule) => rule.requirement))],
    because: rules.map((rule) => rule.because).join("; "),
  };
}

function grantFor(specs: Specs, given: Case): Grant {
  return { ...lengthOf(specs, given), algorithms: algorithmsOf(specs, given) };
}

function lengthOf(specs: Specs, given: Case): Pick<Grant, "bytes" | "lengthRequirement"> {
  const { NumberOfBytes: wanted, KeySpec: spec } = given.parameters;
  if (wanted !== undefined && wanted !== null) {
    const loser = given.faults.some((fault) => fault.startsWith("KeySpec."));
    const both = spec !== undefined && spec !== null;
    return {
      bytes: Number(wanted),
      lengthRequirement: loser ? "GDK-19" : both ? "GDK-17" : "GDK-14",
    };
  }
  const bytes = typeof spec === "string" ? specs.predictions.keySpecBytes[spec] : undefined;
  // Without a length the case can only be refused; NaN equals no length, so that a grant is a breach.
  return {
    bytes: bytes ?? Number.NaN,
    lengthRequirement: spec === "AES_256" ? "GDK-10" : "GDK-09",
  };
}

function algorithmsOf(specs: Specs, given: Case): readonly EncryptionAlgorithm[] {
  const { EncryptionPublicKey: pem, EncryptionAlgorithm: named } = given.parameters;
  if (typeof pem !== "string" || pem === "") return [];
  const algorithmKeys = specs.predictions.algorithmKeys;
  const fitting = algorithmNames.filter((name) => algorithmKeys[name] === given.key?.kind);
  const chosen = algorithmNames.find(
    (name) => name === (named || specs.action.parameters["EncryptionAlgorithm"]?.default),
  );
  // An RSA key without an algorithm: if that is granted at all, any of the RSA algorithms may have been taken.
  return chosen && fitting.includes(chosen) ? [chosen] : fitting;
}

// Where several may have been taken they are tried in this order. What OAEP has made looks like PKCS#1 v1.5, which has
// no hash to tell, once in some four hundred times; so that one comes last.
const algorithmNames: readonly EncryptionAlgorithm[] = [
  "SM2",
  "SM2_C1C3C2_ASN1",
  "RSAES_OAEP_SHA_1",
  "RSAES_OAEP_SHA_256",
  "RSAES_PKCS1_V1_5",
];
