import type { Effort } from "../../model/profile.ts";
import { wholeWaysFor } from "../act/tables.ts";
import type { CheckDefinition } from "../check/definition.ts";

/** Requests that a run sends beside those of its checks: its control before the suites, in them, and after them. */
export const plannedControls = 3;

/** What one case of a sentence sends, where that is not one request. A test holds every check to what it really sends. */
const requestsOfCase: Readonly<Record<string, number>> = {
  "API-14/serve-a-good-request-right-after-a-bad-one": 2,
  "API-14/serve-a-good-request-right-after-a-refused-one": 2,
  "DEC-02/name-the-cmk-in-keyid-of-decrypt": 2,
  "DEC-02/seal-under-the-cmk-that-the-request-names": 2,
  "DEC-03/never-decrypt-a-changed-ciphertextblob-to-something-else": 14,
  "DEC-03/never-decrypt-a-ciphertextblob-to-something-else-with-any-of-its-last-letters-changed": 49,
  "GDK-23/refuse-to-decrypt-without-the-context-of-a-data-key-that-rsa-encrypted": 2,
  "GDK-07/refuse-a-request-without-keyid-right-after-one-with-it": 2,
  "GDK-33/keep-to-der-wherever-the-point-falls": 1200,
  "GDK-50/decrypt-data-keys-that-begin-or-end-with-a-zero-byte": 2,
  "GDK-50/bind-a-data-key-to-no-context-of-the-request-before": 3,
  "DEC-04/decrypt-a-ciphertextblob-twice-to-the-same": 4,
  "GDK-03/serve-100-requests-in-a-second": 100,
  "GDK-13/refuse-a-request-with-neither-right-after-one-with-both": 2,
  "GDK-14/give-exactly-numberofbytes-bytes-for-every-length-that-there-is": 1024,
  "GDK-22/decrypt-with-the-same-context": 2,
  "GDK-23/refuse-another-context-also-after-the-right-one": 3,
  "GDK-23/refuse-another-context-while-the-right-one-is-under-way": 5,
  "GDK-23/refuse-another-context-however-often-it-is-tried": 5,
  "GDK-23/refuse-to-decrypt-with-a-context-that-differs-far-inside-or-in-one-letter-of-another-script": 2,
  "GDK-23/refuse-to-decrypt-without-the-context-of-an-encrypted-data-key": 2,
  "GDK-45/randomise-each-algorithm": 2,
  "GDK-22/decrypt-a-data-key-made-by-get-with-the-percent-signs-of-its-context": 2,
  "GDK-64/give-cmkdisabled-to-the-same-request-again": 2,
  "TC3-14/refuse-the-secretid-of-another-caller": 2,
  "GDK-48/encrypt-under-the-public-key-of-each-request-not-of-an-earlier-one": 2,
  "GDK-50/decrypt-ciphertextblob-to-the-data-key": 2,
  "GDK-50/seal-the-same-data-key-that-it-encrypts": 2,
  "GDK-56/never-give-the-same-data-key-to-the-same-request": 3,
  "GDK-57/give-random-bytes-also-to-long-data-keys": 7,
  "GDK-57/give-random-bytes-also-to-short-data-keys": 6,
  "GDK-58/encrypt-for-every-caller-s-own-public-key-many-at-once": 4,
  "GDK-58/encrypt-for-every-request-its-own-way-many-at-once": 15,
  "GDK-58/give-every-request-its-own-length-many-at-once": 16,
  "GDK-58/seal-every-data-key-into-its-own-ciphertextblob-many-at-once": 16,
  "GDK-58/tell-callers-apart-many-at-once": 8,
  "GDK-58/tell-the-states-of-cmks-apart-many-at-once": 12,
  "GDK-71/compare-contexts-by-characters-or-by-value": 2,
  "GDK-71/refuse-or-ignore-a-context-that-the-data-key-was-made-without": 2,
};

/** Sentences that ask first whether GET is offered. */
const asksForGet = /-by-get|-query(-|$)/;

/** Checks that ask first whether Decrypt is granted by GET; a smoke run asks it by POST alone. */
const asksForDecryptByGet = ({ identity, leansOn = [] }: CheckDefinition): boolean =>
  identity.check === "TC3-02/verify-the-signature-of-decrypt-too[flip-first]" ||
  (identity.check.startsWith("GDK-23/refuse-to-decrypt-with-a") && leansOn.includes("method"));

/** Checks that ask first whether an RSA key with an unusual exponent is taken. */
const asksForExponent = /public-key-(of-each-request|many-at-once).*\[RSA_2048\]$/;

/**
 * Requests that a run sends once for several of its checks: those that find out whether a plain good request is granted in
 * the ways of asking or with an unusual key, whether Decrypt is by GET, and those whose answers are lent.
 */
export function plannedShared(checks: readonly CheckDefinition[], effort: Effort): number {
  const names = checks.flatMap(({ identity, leansOn = [] }) => [
    ...leansOn,
    ...(asksForGet.test(identity.check) ? ["method"] : []),
  ]);
  const exponents = checks.some(({ identity }) => asksForExponent.test(identity.check)) ? 1 : 0;
  const opened = effort !== "smoke" && checks.some(asksForDecryptByGet) ? 1 : 0;
  const lent = new Set(checks.flatMap((check) => check.lent ?? [])).size;
  return wholeWaysFor(names).length + exponents + opened + lent;
}

/** Data keys that a longer run has at hand when a check needs them; a smoke run must ask for them. */
const besidesAtSmoke: Readonly<Record<string, number>> = {
  "DEC-03/never-decrypt-a-ciphertextblob-under-another-cmk-than-it-was-made-under": 7,
};

/** The sentences that are named here: each must still be one that a suite says. */
export const plannedSentences: readonly string[] = [requestsOfCase, besidesAtSmoke].flatMap(Object.keys);

/**
 * Requests that a check sends at an effort to an endpoint that keeps it: cases by requests of a case. A violation costs
 * more (it is shrunk, and the control is tried), and so does what is throttled or goes unanswered; what the endpoint
 * does not claim costs nothing.
 */
export function plannedRequests({ identity, body }: CheckDefinition, effort: Effort): number {
  if (body.kind === "throughout") return 0;
  const sentence = identity.check.replace(/\[.*$/, "");
  const ofCase = requestsOfCase[sentence] ?? 1;
  if (effort === "smoke") return ofCase + (besidesAtSmoke[sentence] ?? 0);
  return (body.cases?.[effort] ?? 1) * ofCase;
}
