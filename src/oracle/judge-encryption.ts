import {
  type DecryptionKey,
  decodeDataKey,
  type EncryptionAlgorithm,
  layOutSm2,
  type Undecodable,
} from "../crypto/index.ts";
import type { Json } from "../model/verdict.ts";
import type { Findings, LaidOutCiphertext } from "./breach.ts";
import type { Grant } from "./predict.ts";

/** A data key as it came out of Plaintext. */
export interface Opened {
  /** The data key itself: never printed, never reported. */
  readonly bytes: Uint8Array;
  /** The algorithm under which Plaintext was encrypted; absent when it was plain. */
  readonly algorithm?: EncryptionAlgorithm;
  /** What the encryption chose at random, in hex: see Decoded.randomness. */
  readonly randomness?: string;
  readonly observations: readonly string[];
}

/** The requirement that speaks of an algorithm's ciphertext. */
export const algorithmRequirement: Readonly<Record<EncryptionAlgorithm, string>> = {
  SM2: "GDK-32",
  SM2_C1C3C2_ASN1: "GDK-33",
  RSAES_PKCS1_V1_5: "GDK-34",
  RSAES_OAEP_SHA_1: "GDK-35",
  RSAES_OAEP_SHA_256: "GDK-36",
};

interface Attempt {
  readonly algorithm: EncryptionAlgorithm;
  readonly decoding: Undecodable;
}

/**
 * Decrypts a data key with the private key that belongs to the request's public key, under the first of the predicted
 * algorithms that fits; `undefined`, with a breach, when none does. `byDefault` says that the request named none.
 */
export function judgeEncryption(
  findings: Findings,
  ciphertext: Uint8Array,
  key: DecryptionKey,
  grant: Grant,
  byDefault: boolean,
): Opened | undefined {
  findings.check(
    key.kind === "SM2" ? "GDK-26" : "GDK-25",
    ciphertext.length !== grant.bytes,
    () => "Plaintext is as long as the data key: it is not encrypted",
  );
  const failed: Attempt[] = [];
  for (const algorithm of grant.algorithms) {
    const decoding = decodeDataKey(ciphertext, algorithm, key, grant.bytes);
    if (key.kind === "SM2") {
      findings.ciphertext = { algorithm, fields: layOutSm2(ciphertext, decoding, grant.bytes) };
    }
    if (decoding.outcome === "decoded") {
      findings.check(requirementOf(algorithm, grant, byDefault), true, () => "");
      const { plaintext: bytes, randomness, observations } = decoding;
      return { bytes, algorithm, randomness, observations };
    }
    failed.push({ algorithm, decoding });
  }
  reportFailure(findings, ciphertext, failed, grant, byDefault);
  return undefined;
}

function requirementOf(algorithm: EncryptionAlgorithm, grant: Grant, byDefault: boolean): string {
  return byDefault && grant.algorithms.length === 1 ? "GDK-39" : algorithmRequirement[algorithm];
}

function fieldsOf({ fields }: LaidOutCiphertext): Json {
  return fields.map(({ name, bytes, found, wrong = false }) => ({ name, bytes, found, wrong }));
}

/** One algorithm was to be used: its requirement is broken. Any of several: that Plaintext decrypts at all. */
function reportFailure(
  findings: Findings,
  { length: bytes }: Uint8Array,
  failed: readonly Attempt[],
  grant: Grant,
  byDefault: boolean,
): void {
  const problems = failed
    .map(({ algorithm, decoding }) => `${algorithm}: ${decoding.explanation} (${decoding.diagnosis})`)
    .join("; ");
  const [only, ...others] = failed;
  if (only && others.length === 0) {
    const { ciphertext } = findings;
    const evidence = {
      ...{ diagnosis: only.decoding.diagnosis, bytes },
      ...(ciphertext ? { ciphertext: fieldsOf(ciphertext) } : {}),
    };
    const requirement = requirementOf(only.algorithm, grant, byDefault);
    findings.check(requirement, false, () => `Plaintext does not decrypt as ${problems}`, { evidence });
  } else {
    findings.check("GDK-48", false, () => `Plaintext does not decrypt: ${problems}`);
  }
}
