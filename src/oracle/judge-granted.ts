import { type DecryptionKey, decodeDataKey, type EncryptionAlgorithm } from "../crypto/index.ts";
import type { Granted } from "../model/reply.ts";
import { decodeBase64 } from "./base64.ts";
import type { Findings } from "./breach.ts";
import { findLeak } from "./leak.ts";
import type { Case, Grant } from "./predict.ts";
import { repeatedMembers } from "./repeated-members.ts";
import { shown } from "./shown.ts";

/** What a granted answer brought, decoded. */
export interface DataKey {
  /** The data key itself: never printed, never reported. */
  readonly bytes: Uint8Array;
  readonly blob: string;
  readonly keyId: string;
  /** The algorithm under which Plaintext was encrypted; absent when it was plain. */
  readonly algorithm?: EncryptionAlgorithm;
  /** Identity of the encryption's own randomness. */
  readonly randomness?: string;
  readonly observations: readonly string[];
}

const algorithmRequirement: Readonly<Record<EncryptionAlgorithm, string>> = {
  SM2: "GDK-32",
  SM2_C1C3C2_ASN1: "GDK-33",
  RSAES_PKCS1_V1_5: "GDK-34",
  RSAES_OAEP_SHA_1: "GDK-35",
  RSAES_OAEP_SHA_256: "GDK-36",
};

/**
 * Judges the four members of a granted GenerateDataKey answer against its prediction and decodes the data key;
 * `undefined` when the answer does not hold one that can be read.
 */
export function judgeGranted(
  findings: Findings,
  reply: Granted,
  given: Case,
  grant: Grant,
): DataKey | undefined {
  const { KeyId: keyId, Plaintext: plaintext, CiphertextBlob: blob } = reply.fields;
  judgeMembers(findings, reply);
  const asked = given.parameters["KeyId"];
  findings.check(
    "GDK-46",
    keyId === asked,
    () => `KeyId is ${shown(keyId)}, the request named ${shown(asked)}`,
  );
  const blobThere = findings.check(
    "GDK-49",
    typeof blob === "string" && blob !== "",
    () => `CiphertextBlob is ${shown(blob)}`,
  );
  const decoded = decodePlaintext(findings, plaintext, given, grant);
  if (!decoded) return undefined;
  judgeLength(findings, decoded.bytes, grant);
  if (!blobThere || typeof blob !== "string") return undefined;
  const leak = findLeak(decoded.bytes, blob);
  findings.check("GDK-51", leak === undefined, () => `CiphertextBlob shows the data key: ${leak}`);
  return { ...decoded, blob, keyId: String(keyId) };
}

const members = ["KeyId", "Plaintext", "CiphertextBlob", "RequestId"];

function judgeMembers(findings: Findings, { fields, exchange }: Granted): void {
  const wrong = members
    .filter((name) => typeof fields[name] !== "string" || fields[name] === "")
    .map((name) => `${name} is ${fields[name] === "" ? "empty" : kindOf(fields[name])}`);
  const { outcome } = exchange;
  const text = outcome.kind === "answered" ? Buffer.from(outcome.body).toString("utf8") : "";
  const repeated = repeatedMembers(text)
    .filter((name) => name === "Response" || members.includes(name))
    .map((name) => `${name} is there more than once`);
  const all = [...wrong, ...repeated];
  findings.check("GDK-59", all.length === 0, () => all.join(", "));
}

/** The JSON type of a value, without the value: it may be a data key in another form. */
function kindOf(value: unknown): string {
  return value === undefined
    ? "missing"
    : value === null
      ? "null"
      : Array.isArray(value)
        ? "an array"
        : `a ${typeof value}`;
}

type Decoded = Omit<DataKey, "blob" | "keyId">;

function decodePlaintext(
  findings: Findings,
  plaintext: unknown,
  given: Case,
  grant: Grant,
): Decoded | undefined {
  const requirement = grant.algorithms.length === 0 ? "GDK-47" : "GDK-48";
  if (typeof plaintext !== "string") {
    findings.check(requirement, false, () => `Plaintext is ${kindOf(plaintext)}, not a string`);
    return undefined;
  }
  const base64 = decodeBase64(plaintext);
  if (typeof base64 === "string") {
    findings.check(requirement, false, () => `Plaintext is not Base64: ${base64}`);
    return undefined;
  }
  findings.check(requirement, true, () => "");
  if (grant.algorithms.length === 0) return { bytes: base64.bytes, observations: [] };
  if (!given.key) return undefined;
  return decrypt(findings, base64.bytes, given.key, grant, !given.parameters["EncryptionAlgorithm"]);
}

function decrypt(
  findings: Findings,
  ciphertext: Uint8Array,
  key: DecryptionKey,
  grant: Grant,
  byDefault: boolean,
) {
  const plain = ciphertext.length === grant.bytes;
  findings.check(
    key.kind === "SM2" ? "GDK-26" : "GDK-25",
    !plain,
    () => "Plaintext is as long as the data key: it is not encrypted",
  );
  const problems: string[] = [];
  for (const algorithm of grant.algorithms) {
    const requirement =
      byDefault && grant.algorithms.length === 1 ? "GDK-39" : algorithmRequirement[algorithm];
    const decoding = decodeDataKey(ciphertext, algorithm, key, grant.bytes);
    if (decoding.outcome === "decoded") {
      findings.check(requirement, true, () => "");
      const { plaintext: bytes, randomness, observations } = decoding;
      return { bytes, algorithm, randomness, observations };
    }
    problems.push(`${algorithm}: ${decoding.explanation} (${decoding.diagnosis})`);
    if (grant.algorithms.length === 1) {
      const evidence = {
        diagnosis: decoding.diagnosis,
        bytes: ciphertext.length,
      };
      findings.check(requirement, false, () => `Plaintext does not decrypt as ${problems[0]}`, evidence);
    }
  }
  if (grant.algorithms.length > 1)
    findings.check("GDK-48", false, () => `Plaintext does not decrypt: ${problems.join("; ")}`);
  return undefined;
}

function judgeLength(findings: Findings, bytes: Uint8Array, grant: Grant): void {
  findings.check(
    grant.lengthRequirement,
    bytes.length === grant.bytes,
    () => `the data key has ${bytes.length} bytes instead of ${grant.bytes}`,
    { bytes: bytes.length, expected: grant.bytes },
  );
}
