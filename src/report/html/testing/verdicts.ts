import type { Finding, Json, Verdict } from "../../../model/verdict.ts";
import { requirements } from "./requirements.ts";

const keyId = "23e80852-1e38-11e9-b129-5cb9019b4b01";

/** A verdict on a check such as `GDK-11/refuse-any-other-keyspec[AES_192]`; level and basis come from the requirement. */
export function verdictOf(check: string, finding: Finding, chapter = "parameters"): Verdict {
  const [id = check, slug = ""] = check.split("/");
  const requirement = requirements.find((candidate) => candidate.id === id);
  const { level = "MUST", basis = "documented" } = requirement ?? {};
  const [sentence = "", row] = slug.split("[");
  const title = `${sentence.replaceAll("-", " ")}${row === undefined ? "" : ` [${row}`}`;
  return { check, requirement: id, level, basis, chapter, title, ...finding, requests: 1 };
}

const conforms: Finding = { outcome: "conforms" };

/** What a violation tells. */
export type ViolationFinding = Extract<Finding, { outcome: "violates" }>;

/** A violation by a request with these parameters, with all that a violation can tell. */
export function violation(
  reason: string,
  parameters: { readonly [name: string]: Json },
  found?: Json,
): ViolationFinding {
  const given = { KeyId: keyId, ...parameters };
  const body = `{"Response":{"KeyId":"${keyId}","Plaintext":"[redacted: 32 bytes]","RequestId":"c8889b07-abaf-43af-83a7-92e5e4ddea1c"}}`;
  const answer = { status: 200, body };
  return {
    outcome: "violates",
    culprit: "endpoint",
    reason,
    counterexample: { parameters: given },
    evidence: found === undefined ? { answer } : { answer, found },
    reproduce: `kms-conformance call GenerateDataKey --params '${JSON.stringify(given)}'`,
    request: 67,
  };
}

const refusal = "expected one of InvalidParameter, InvalidParameterValue (no such value), it was granted";
const order =
  "the answer holds no data key that can be read: Plaintext does not decrypt as SM2: the parts stand in the old order C1C2C3 (c1c2c3-order)";

const good: readonly Verdict[] = [
  verdictOf("GDK-04/serve-the-action", conforms),
  verdictOf("GDK-06/grant-without-region", conforms, "protocol"),
  verdictOf("GDK-07/refuse-without-keyid", conforms),
  verdictOf("GDK-09/give-16-bytes", conforms),
  ...[1, 2, 16, 255, 1023, 1024].map((length) =>
    verdictOf(`GDK-14/give-exactly-numberofbytes-bytes[length.${length}]`, conforms),
  ),
  ...[-1, 0, 1025].map((length) => verdictOf(`GDK-15/refuse-out-of-bounds[length.${length}]`, conforms)),
  ...["words", "empty", "array", "number", "trailing-comma"].map((row) =>
    verdictOf(`GDK-24/accept-or-refuse[${row}]`, { outcome: "conforms", evidence: "granted" }, "round trip"),
  ),
  verdictOf(
    "GDK-24/accept-or-refuse[null]",
    { outcome: "conforms", evidence: "InvalidParameter" },
    "round trip",
  ),
  verdictOf("GDK-46/name-the-cmk", conforms, "response"),
  verdictOf("GDK-50/decrypt-to-the-data-key", conforms, "round trip"),
  verdictOf("GDK-52/repeat-no-blob", conforms, "data key"),
  verdictOf(
    "GDK-61/give-internalerror",
    { outcome: "inapplicable", reason: "the profile names no trigger for InternalError" },
    "errors",
  ),
  verdictOf("TC3-02/refuse-a-wrong-signature", conforms, "authentication"),
  verdictOf("TC3-09/refuse-a-late-timestamp", conforms, "authentication"),
];

/** Verdicts of an endpoint that keeps everything. */
export const goodVerdicts: readonly Verdict[] = [
  ...good,
  ...["AES_192", "aes_256", "RSA_2048"].map((row) =>
    verdictOf(`GDK-11/refuse-any-other-keyspec[${row}]`, conforms),
  ),
  verdictOf("GDK-32/give-the-raw-ciphertext[AES_256]", conforms, "public key encryption"),
  verdictOf("GDK-42/refuse-rsa-without-algorithm", conforms, "public key encryption"),
  verdictOf("GDK-64/refuse-a-disabled-key", conforms, "errors"),
  verdictOf("GDK-67/refuse-a-denied-caller", conforms, "errors"),
];

/** Verdicts of an endpoint with faults of several kinds: an enumeration, an order of bytes, a missing fixture. */
export const faultyVerdicts: readonly Verdict[] = [
  ...good,
  verdictOf("GDK-11/refuse-any-other-keyspec[AES_192]", violation(refusal, { KeySpec: "AES_192" })),
  verdictOf("GDK-11/refuse-any-other-keyspec[aes_256]", violation(refusal, { KeySpec: "aes_256" })),
  verdictOf("GDK-11/refuse-any-other-keyspec[RSA_2048]", conforms),
  verdictOf(
    "GDK-32/give-the-raw-ciphertext[AES_256]",
    violation(
      order,
      { KeySpec: "AES_256", EncryptionAlgorithm: "SM2" },
      { diagnosis: "c1c2c3-order", bytes: 128 },
    ),
    "public key encryption",
  ),
  verdictOf(
    "GDK-42/refuse-rsa-without-algorithm",
    violation("expected FailedOperation.EncryptionError, it was granted", { KeySpec: "AES_256" }),
    "public key encryption",
  ),
  verdictOf(
    "GDK-64/refuse-a-disabled-key",
    violation("expected ResourceUnavailable.CmkDisabled, it was granted", { KeySpec: "AES_128" }),
    "errors",
  ),
  verdictOf(
    "GDK-67/refuse-a-denied-caller",
    {
      outcome: "inconclusive",
      culprit: "environment",
      reason: "no answer within 10 s; raise timeout in the profile, or see why the endpoint is slow",
    },
    "errors",
  ),
];
