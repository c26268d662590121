import { createHmac } from "node:crypto";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { Rules } from "../../rules.ts";
import { alsoSigned, anyCaller, passes, withHeader } from "../changes/caller-change.ts";
import { mutant } from "../changes/changes.ts";
import { byGet } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const hmac = (key: string | Uint8Array, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

/** Takes a signature that is made in another way as well as the right one. */
const alsoMade =
  (make: (call: Call, host: string, reference: Rules) => string): Change =>
  (reference) => ({
    ...reference,
    checkSignature: (call) => {
      if (passes(() => reference.checkSignature(call))) return;
      const { signature } = call.authorization;
      const fits = reference.acceptedHosts(call).some((host) => make(call, host, reference) === signature);
      if (!fits) reference.checkSignature(call);
    },
  });

const textOf = (call: Call, host: string, reference: Rules): string =>
  reference.stringToSign(call, reference.canonicalRequest(call, host));
const secretKeyOf = (call: Call): string => call.caller.secretKey.reveal();

/** A value of a header as the signature is to cover it. */
const signedValues =
  (change: (value: string) => string): Change =>
  (reference) => ({
    ...reference,
    canonicalHeaders: (call, host) =>
      reference
        .canonicalHeaders(call, host)
        .split("\n")
        .map((line) => line.replace(/(?<=^[^:]*:).*/, change))
        .join("\n"),
  });

const olderSignature = (call: Call): boolean =>
  byGet(call) && call.header("authorization") === undefined && /[?&]Signature=/.test(call.request.target);

const common = new Set([
  "Action",
  "Version",
  "Region",
  "Nonce",
  "Timestamp",
  "SecretId",
  "SignatureMethod",
  "Signature",
]);

/** Signatures that another page, or half of the right one, would lead to are good too. */
export const signedOtherwiseMutants: readonly Mutant[] = [
  mutant(
    "signature-without-prefix",
    ["TC3-13"],
    "the letters TC3 may be left out before the SecretKey",
    alsoMade((call, host, reference) => {
      const { date, service, terminator } = call.authorization;
      const key = [date, service, terminator].reduce<string | Buffer>(hmac, secretKeyOf(call));
      return hmac(key, textOf(call, host, reference)).toString("hex");
    }),
  ),
  mutant(
    "signature-underived",
    ["TC3-13"],
    "a signature with the SecretKey itself is good",
    alsoMade((call, host, reference) =>
      hmac(secretKeyOf(call), textOf(call, host, reference)).toString("hex"),
    ),
  ),
  mutant(
    "signature-of-canonical-request",
    ["TC3-13"],
    "a signature of the canonical request itself is good",
    alsoMade((call, host, reference) =>
      hmac(reference.signingKey(call), reference.canonicalRequest(call, host)).toString("hex"),
    ),
  ),
  mutant(
    "signature-of-unsigned-payload",
    ["TC3-13"],
    "a signature over UNSIGNED-PAYLOAD is good, whatever the body",
    alsoSigned(() => {
      const body = Buffer.from("UNSIGNED-PAYLOAD");
      return [{ body, bodyLength: body.length }];
    }),
  ),
  mutant(
    "signature-of-empty-object",
    ["TC3-13"],
    "a signature over {} is good, whatever the body",
    alsoSigned(() => [{ body: Buffer.from("{}"), bodyLength: 2 }]),
  ),
  mutant(
    "signature-for-another-host",
    ["TC3-13"],
    "a signature for another host of the vendor is good",
    alsoSigned((call) => [withHeader(call, "host", "cvm.tencentcloudapi.com")]),
  ),
  mutant(
    "signature-without-content-type",
    ["TC3-13"],
    "a signature over an empty Content-Type is good",
    alsoSigned((call) => [withHeader(call, "content-type", "")]),
  ),
  mutant(
    "signature-first-of-a-connection-unchecked",
    ["TC3-02"],
    "the signature of the first request of a connection is not compared",
    (reference) => ({
      ...reference,
      checkSignature: (call) => {
        if (call.request.isFirst !== true) reference.checkSignature(call);
      },
    }),
  ),
  mutant(
    "closing-connection-without-answer",
    ["TC3-05", "API-05"],
    "whoever asks for the connection to be closed gets an empty body",
    (reference) => ({
      ...reference,
      respond: async (call, envelope) => {
        const answer = await reference.respond(call, envelope);
        return call.header("connection") === "close" ? { ...answer, body: "" } : answer;
      },
    }),
  ),
  mutant(
    "signed-values-with-single-spaces",
    ["TC3-05", "GDK-02"],
    "spaces that follow each other in a signed header count as one",
    signedValues((value) => value.replace(/ +/g, " ")),
  ),
  mutant(
    "signed-values-cut-at-64",
    ["TC3-05", "GDK-02"],
    "of a signed header the first 64 characters are covered",
    signedValues((value) => value.slice(0, 64)),
  ),
  mutant(
    "older-signature-unread",
    ["TC3-01"],
    "a query with a signature of the older version is granted, whatever the signature is",
    (reference) => ({
      ...reference,
      commonParameters: [],
      identify: (call) => (olderSignature(call) ? anyCaller(call) : reference.identify(call)),
      authenticate: (call) => (olderSignature(call) ? undefined : reference.authenticate(call)),
      findAction: (call) => {
        const action = reference.actions["GenerateDataKey"];
        return olderSignature(call) && action !== undefined ? action : reference.findAction(call);
      },
      checkVersion: (call) => {
        if (!olderSignature(call)) reference.checkVersion(call);
      },
      readParameters: (call) => {
        const all = reference.readParameters(call);
        return olderSignature(call) ? new Map([...all].filter(([name]) => !common.has(name))) : all;
      },
    }),
  ),
];
