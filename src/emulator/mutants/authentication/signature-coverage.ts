import type { Call } from "../../call.ts";
import { alsoSigned, anyCaller, trusting, withHeader } from "../changes/caller-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { byGet, remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const bodies = (texts: (text: string) => readonly string[]) => (call: Call) =>
  texts(Buffer.from(call.request.body).toString("utf8")).map((text) => {
    const body = Buffer.from(text);
    return { body, bodyLength: body.length };
  });

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

const byOneLess = (text: string): string =>
  text.replace(/("?NumberOfBytes"?[:=])(\d+)/, (_, name, digits) => `${name}${Number(digits) - 1}`);

const isDecrypt = (call: Call): boolean => call.header("x-tc-action") === "Decrypt";

/** What a signature does not cover. */
export const signatureCoverageMutants: readonly Mutant[] = [
  mutant(
    "decrypt-body-hash-of-nothing",
    ["TC3-03"],
    "for Decrypt a signature over no body is good for any",
    alsoSigned((call) => (isDecrypt(call) ? [{ body: Buffer.alloc(0), bodyLength: 0 }] : [])),
  ),
  rareMutant(
    "decrypt-body-hash-trimmed",
    ["TC3-02", "TC3-03"],
    "for Decrypt white space around the body is not covered by the signature",
    "one odd body",
    alsoSigned((call) => (isDecrypt(call) ? bodies((text) => [text.trim()])(call) : [])),
  ),
  mutant(
    "query-number-not-covered",
    ["TC3-03"],
    "by GET the signature covers NumberOfBytes or leaves it out",
    alsoSigned((call) =>
      byGet(call) ? [{ target: call.request.target.replace(/&NumberOfBytes=\d+/, "") }] : [],
    ),
  ),
  mutant(
    "decrypt-for-anybody",
    ["TC3-02", "TC3-01", "TC3-08"],
    "for Decrypt no Authorization is looked at",
    trusting((_, call) => isDecrypt(call)),
  ),
  mutant(
    "decrypt-for-anybody-by-get",
    ["TC3-02", "TC3-01", "TC3-08"],
    "for Decrypt by GET no Authorization is looked at",
    trusting((_, call) => isDecrypt(call) && byGet(call)),
  ),
  mutant(
    "decrypt-of-strangers",
    ["TC3-02", "TC3-08"],
    "for Decrypt an unknown SecretId is anybody's, and its signature not compared",
    (reference) => {
      const isStranger = (call: Call): boolean =>
        isDecrypt(call) && !call.state.callers.has(call.authorization.secretId);
      return {
        ...reference,
        identify: (call) => (isStranger(call) ? anyCaller(call) : reference.identify(call)),
        checkSignature: (call) => (isStranger(call) ? undefined : reference.checkSignature(call)),
      };
    },
  ),
  mutant(
    "body-hash-trimmed",
    ["TC3-03"],
    "white space around the body is not covered by the signature",
    alsoSigned(bodies((text) => [text.trim()])),
  ),
  mutant(
    "body-hash-reserialised",
    ["TC3-03"],
    "the signature covers the body as the endpoint would write it",
    alsoSigned(bodies((text) => [compact(text)])),
  ),
  mutant(
    "body-hash-without-number",
    ["TC3-03"],
    "the signature does not cover that NumberOfBytes was raised by one",
    alsoSigned(bodies((text) => [byOneLess(text)])),
  ),
  mutant(
    "body-hash-of-other-spec",
    ["TC3-03"],
    "the signature does not cover which KeySpec is asked for",
    alsoSigned(bodies((text) => [text.replace("AES_256", "AES_128"), text.replace("AES_128", "AES_256")])),
  ),
  mutant(
    "body-hash-from-header",
    ["TC3-03"],
    "the hash of the body is taken from X-TC-Content-SHA256 where that is sent",
    (reference) => ({
      ...reference,
      bodyHash: (call) => call.header("x-tc-content-sha256") ?? reference.bodyHash(call),
    }),
  ),
  mutant(
    "body-not-covered-again",
    ["TC3-03"],
    "a signature that was good once is good for any body",
    remembering(
      () => new Set<string>(),
      (good) => (reference) => ({
        ...reference,
        checkSignature: (call) => {
          const authorization = call.header("authorization") ?? "";
          if (good.has(authorization)) return;
          reference.checkSignature(call);
          good.add(authorization);
        },
      }),
    ),
  ),
  mutant(
    "query-not-covered",
    ["TC3-03"],
    "the signature does not cover a number in the query",
    alsoSigned((call) => [{ target: byOneLess(call.request.target) }]),
  ),
  mutant(
    "query-end-not-covered",
    ["TC3-03"],
    "the signature does not cover the last pair of the query",
    alsoSigned((call) => [{ target: call.request.target.replace(/&[^&]*$/, "") }]),
  ),
  mutant(
    "content-type-not-covered",
    ["TC3-04"],
    "the signature does not cover which media type is named",
    alsoSigned((call) =>
      ["application/json", "application/json; charset=utf-8"].map((value) =>
        withHeader(call, "content-type", value),
      ),
    ),
  ),
  mutant(
    "charset-not-covered",
    ["TC3-04"],
    "the signature does not cover the parameters of the media type",
    alsoSigned((call) => [
      withHeader(call, "content-type", call.header("content-type")?.split(";", 1)[0] ?? ""),
    ]),
  ),
  mutant(
    "host-not-covered",
    ["TC3-04"],
    "a signature for any host is good that was addressed before",
    remembering(
      () => new Set<string>(),
      (hosts) => (reference) => ({
        ...reference,
        acceptedHosts: (call) => [...reference.acceptedHosts(call), ...hosts],
        checkSignature: (call) => {
          reference.checkSignature(call);
          for (const host of reference.acceptedHosts(call)) if (!host.includes("invalid")) hosts.add(host);
        },
      }),
    ),
  ),
  mutant(
    "action-not-covered",
    ["TC3-04"],
    "the signature does not cover X-TC-Action though it is signed",
    alsoSigned((call) =>
      Object.keys(call.rules.actions).map((name) => withHeader(call, "x-tc-action", name)),
    ),
  ),
  mutant(
    "timestamp-not-covered",
    ["TC3-11", "TC3-04"],
    "the signature does not cover the last digits of X-TC-Timestamp",
    alsoSigned((call) => shifted(call, 3)),
  ),
  mutant(
    "timestamp-not-covered-later",
    ["TC3-11", "TC3-04"],
    "X-TC-Timestamp may be moved on after signing",
    alsoSigned((call) => shifted(call, 3).slice(0, 3)),
  ),
  mutant(
    "body-hash-of-nothing",
    ["TC3-03"],
    "a signature over no body is good for any",
    alsoSigned(bodies(() => [""])),
  ),
  mutant(
    "query-signed-as-empty",
    ["TC3-03"],
    "by GET a signature over an empty query is good for any",
    alsoSigned((call) => (byGet(call) ? [{ target: "/" }] : [])),
  ),
  mutant(
    "method-not-covered",
    ["TC3-02"],
    "the signature does not cover the method",
    alsoSigned(() => ["GET", "PUT", "PATCH", "DELETE"].map((method) => ({ method }))),
  ),
];

/** The request with X-TC-Timestamp up to so many seconds earlier, then later. */
function shifted(call: Call, seconds: number) {
  const timestamp = Number(call.header("x-tc-timestamp"));
  const steps = Array.from({ length: seconds }, (_, index) => index + 1);
  return [...steps.map((step) => -step), ...steps].map((step) =>
    withHeader(call, "x-tc-timestamp", String(timestamp + step)),
  );
}
