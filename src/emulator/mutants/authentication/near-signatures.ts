import { createHmac } from "node:crypto";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { replacing } from "../../change.ts";
import { withHeader } from "../changes/caller-change.ts";
import { mutant, resent } from "../changes/changes.ts";
import { asksForDataKey, byGet, given } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Reads an Authorization as if another had been sent. */
const alsoRead =
  (read: (authorization: string) => string): Change =>
  (reference) => ({
    ...reference,
    readAuthorization: (call) => {
      const authorization = read(call.header("authorization") ?? "");
      return reference.readAuthorization(resent(call, withHeader(call, "authorization", authorization)));
    },
  });

const expired = (call: Call): boolean =>
  Math.abs(Number(call.header("x-tc-timestamp")) * 1000 - call.state.now()) > 300_000;

/** Pieces of the signature that are not looked at, always or in some company. */
export const nearSignatures: readonly Mutant[] = [
  mutant(
    "scope-service-begins-with-kms",
    ["TC3-07"],
    "every service is taken that begins with kms",
    (reference) => ({
      ...reference,
      checkScopeService: (call) => {
        if (!call.authorization.service.startsWith("kms")) reference.checkScopeService(call);
      },
    }),
  ),
  mutant("scope-service-may-be-empty", ["TC3-07"], "a scope of no service is taken", (reference) => ({
    ...reference,
    readAuthorization: (call) => {
      const header = call.header("authorization") ?? "";
      if (!header.includes("//tc3_request")) return reference.readAuthorization(call);
      const named = withHeader(call, "authorization", header.replace("//", "/kms/"));
      return { ...reference.readAuthorization(resent(call, named)), service: "" };
    },
    checkScopeService: (call) => {
      if (call.authorization.service !== "") reference.checkScopeService(call);
    },
  })),
  mutant(
    "scope-end-unchecked",
    ["TC3-01"],
    "a scope may end in anything that it is signed for",
    replacing({ checkScopeTerminator: () => undefined }),
  ),
  mutant(
    "signed-with-secret-id",
    ["TC3-14"],
    "a signature that is made with the SecretId is good",
    (reference) => ({
      ...reference,
      checkSignature: (call) => {
        try {
          reference.checkSignature(call);
        } catch (refusal) {
          const { date, service, terminator, secretId, signature } = call.authorization;
          const derived = [date, service, terminator].reduce<string | Buffer>(hmac, `TC3${secretId}`);
          const fits = call.rules
            .acceptedHosts(call)
            .some(
              (host) =>
                hmac(derived, reference.stringToSign(call, reference.canonicalRequest(call, host))).toString(
                  "hex",
                ) === signature,
            );
          if (!fits) throw refusal;
        }
      },
    }),
  ),
  mutant(
    "signature-unchecked-by-get-in-chinese",
    ["TC3-02", "TC3-13"],
    "by GET and in Chinese no signature is compared",
    (reference) => ({
      ...reference,
      checkSignature: (call) => {
        if (!byGet(call) || call.header("x-tc-language") !== "zh-CN") reference.checkSignature(call);
      },
    }),
  ),
  mutant(
    "signature-unchecked-with-context-without-region",
    ["TC3-02", "TC3-13"],
    "next to a context and without Region no signature is compared",
    (reference) => ({
      ...reference,
      checkSignature: (call) => {
        const isMet =
          asksForDataKey(call) &&
          given(call, "EncryptionContext") &&
          call.header("x-tc-region") === undefined;
        if (!isMet) reference.checkSignature(call);
      },
    }),
  ),
  mutant("expired-taken-by-get", ["TC3-09"], "by GET a timestamp may be of any time", (reference) => ({
    ...reference,
    checkTimestamp: (call) => {
      if (!(byGet(call) && expired(call))) reference.checkTimestamp(call);
    },
  })),
  mutant(
    "algorithm-of-any-hash",
    ["TC3-05"],
    "a signature of TC3-HMAC with any hash is read as one with SHA-256",
    alsoRead((authorization) => authorization.replace(/^TC3-HMAC-\w+/, "TC3-HMAC-SHA256")),
  ),
  mutant(
    "scope-may-be-missing",
    ["TC3-01"],
    "a credential without scope has that of the day",
    alsoRead((authorization) =>
      authorization.replace(
        /Credential=([^/,]+),/,
        `Credential=$1/${new Date().toISOString().slice(0, 10)}/kms/tc3_request,`,
      ),
    ),
  ),
  mutant(
    "signature-unchecked-of-long-bodies",
    ["TC3-02"],
    "the signature of a body of more than 4096 bytes is not compared",
    (reference) => ({
      ...reference,
      checkSignature: (call) => {
        if (call.request.body.length <= 4096) reference.checkSignature(call);
      },
    }),
  ),
];
