import type { Granted } from "../model/reply.ts";
import { decodeBase64 } from "./base64.ts";
import type { Findings } from "./breach.ts";
import { ciphertextDispute } from "./dispute.ts";
import { judgeEncryption, type Opened } from "./judge-encryption.ts";
import { isSameKeyId } from "./key-id.ts";
import { findLeak, Needle } from "./leaks/leak.ts";
import type { Case, Grant } from "./predict.ts";
import { repeatedMembers } from "./repeated-members.ts";
import { shapeViolations } from "./shape.ts";
import { shown } from "./shown.ts";

/** What a granted answer brought, decoded. */
export interface DataKey extends Opened {
  readonly blob: string;
  readonly keyId: string;
}

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
    isSameKeyId(keyId, asked),
    () => `KeyId is ${shown(keyId)}, the request named ${shown(asked)}`,
  );
  const blobThere = findings.check(
    "GDK-49",
    typeof blob === "string" && blob !== "",
    () => `CiphertextBlob is ${shown(blob)}`,
  );
  const decoded = decodePlaintext(findings, plaintext, given, grant);
  if (!decoded) return undefined;
  judgeLength(findings, decoded.bytes, grant, blob);
  const needle = new Needle(decoded.bytes);
  if (decoded.algorithm !== undefined) judgeSecrecy(findings, reply, needle);
  if (!blobThere || typeof blob !== "string") return undefined;
  const leak = findLeak(needle, blob);
  findings.check("GDK-51", leak === undefined, () => `CiphertextBlob shows the data key: ${leak}`);
  return { ...decoded, blob, keyId: String(keyId) };
}

/** An encrypted data key stands nowhere else in the answer: in no further member, inside of Response or beside it, in no header or trailer, and not behind the status. */
function judgeSecrecy(findings: Findings, { fields, exchange }: Granted, needle: Needle): void {
  const { outcome } = exchange;
  if (outcome.kind === "unanswered") return;
  const hidden = [fields["Plaintext"], fields["CiphertextBlob"]];
  const others = JSON.stringify(JSON.parse(Buffer.from(outcome.body).toString("utf8")), (_, value) =>
    hidden.includes(value) ? "" : value,
  );
  const told = [others, outcome.statusText ?? "", ...Object.values(outcome.headers)].join(" ");
  const leak = findLeak(needle, told) ?? findLeak(needle, told.replaceAll("-", ""));
  findings.check("GDK-48", leak === undefined, () => `the answer shows the encrypted data key: ${leak}`);
}

/** The documented members are of the shape that the schema gives them, and each is there once. */
function judgeMembers(findings: Findings, reply: Granted): void {
  const { outcome } = reply.exchange;
  const text = outcome.kind === "answered" ? Buffer.from(outcome.body).toString("utf8") : "";
  const repeated = repeatedMembers(text)
    .filter((name) => members.has(name))
    .map((name) => `${name} is there more than once`);
  const wrong = [...shapeViolations(reply).map(({ message }) => message), ...repeated];
  findings.check("GDK-59", wrong.length === 0, () => wrong.join(", "));
}

const members = new Set(["Response", "KeyId", "Plaintext", "CiphertextBlob", "RequestId"]);

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

function decodePlaintext(
  findings: Findings,
  plaintext: unknown,
  given: Case,
  grant: Grant,
): Opened | undefined {
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
  return judgeEncryption(findings, base64.bytes, given.key, grant, !given.parameters["EncryptionAlgorithm"]);
}

function judgeLength(findings: Findings, bytes: Uint8Array, grant: Grant, blob: unknown): void {
  const plain = grant.algorithms.length === 0;
  const dispute = plain ? ciphertextDispute(bytes, blob, grant.bytes) : undefined;
  const reason = () => `the data key has ${bytes.length} bytes instead of ${grant.bytes}`;
  const evidence = { bytes: bytes.length, expected: grant.bytes };
  const found = dispute === undefined ? { evidence } : { evidence, dispute };
  findings.check(grant.lengthRequirement, bytes.length === grant.bytes, reason, found);
  if (dispute !== undefined) findings.check("GDK-47", false, reason, found);
}
