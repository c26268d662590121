import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { anyCaller, passes, trusting, withHeader } from "../changes/caller-change.ts";
import { mutant, rareMutant, resent } from "../changes/changes.ts";
import { byGet } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const unsigned = ["TC3-01"];

const openDoor = ["TC3-01", "TC3-02", "TC3-13"];

/** Reads an Authorization header after putting it right. */
const repairing =
  (repair: (header: string, call: Call) => string): Change =>
  (reference) => ({
    ...reference,
    readAuthorization: (call) => {
      const header = call.header("authorization") ?? "";
      return reference.readAuthorization(
        resent(call, withHeader(call, "authorization", repair(header, call))),
      );
    },
  });

const secretIdOf = (call: Call): string => anyCaller(call).secretId;

const today = (call: Call): string => new Date(call.state.now()).toISOString().slice(0, 10);

/** What is no Authorization is taken for one. */
export const authorizationFormMutants: readonly Mutant[] = [
  mutant(
    "authorization-missing-taken",
    openDoor,
    "a request without Authorization is granted",
    trusting((header) => header === ""),
  ),
  mutant(
    "authorization-skip-taken",
    unsigned,
    "a request with the Authorization SKIP is granted",
    trusting((header) => header === "SKIP"),
  ),
  mutant(
    "authorization-bearer-taken",
    unsigned,
    "a request with a bearer token is granted",
    trusting((header) => header.startsWith("Bearer ")),
  ),
  mutant(
    "authorization-basic-taken",
    unsigned,
    "a request with a user and a password is granted",
    trusting((header) => header.startsWith("Basic ")),
  ),
  mutant(
    "authorization-sm3-taken",
    ["TC3-05", ...unsigned],
    "a signature of the algorithm TC3-HMAC-SM3 is not verified",
    trusting((header) => header.startsWith("TC3-HMAC-SM3")),
  ),
  mutant(
    "authorization-next-to-token-taken",
    unsigned,
    "a request with an X-TC-Token is granted, whatever its Authorization is",
    trusting((_, call) => call.header("x-tc-token") !== undefined),
  ),
  mutant(
    "authorization-garbage-taken",
    unsigned,
    "an Authorization that cannot be read is not looked at further",
    trusting((header) => header !== "" && !header.includes("Signature=")),
  ),
  mutant(
    "authorization-any-form-taken",
    unsigned,
    "an Authorization of another form is not looked at further",
    trusting((header) => !header.startsWith("TC3-HMAC-SHA256 Credential=")),
  ),
  mutant(
    "authorization-without-signature",
    unsigned,
    "an Authorization without Signature is taken for a signed one",
    trusting((header) => header.startsWith("TC3-") && !header.includes("Signature=")),
  ),
  mutant(
    "authorization-without-credential",
    unsigned,
    "without Credential the first caller is taken",
    repairing((header, call) =>
      header.includes("Credential=")
        ? header
        : header.replace(
            /^TC3-HMAC-SHA256 */,
            `TC3-HMAC-SHA256 Credential=${secretIdOf(call)}/${today(call)}/kms/tc3_request, `,
          ),
    ),
  ),
  mutant(
    "authorization-without-signed-headers",
    unsigned,
    "without SignedHeaders content-type and host are taken",
    repairing((header) =>
      header.includes("SignedHeaders=")
        ? header
        : header.replace(/, *Signature=/, ", SignedHeaders=content-type;host, Signature="),
    ),
  ),
  rareMutant(
    "authorization-empty-date-filled",
    ["TC3-05"],
    "an empty date of the scope is taken for today's",
    "one odd Authorization alone",
    repairing((header, call) => header.replace(/(?<=Credential=[^/,]*\/)(?=\/)/, today(call))),
  ),
  rareMutant(
    "authorization-empty-service-filled",
    ["TC3-05"],
    "an empty service of the scope is taken for kms",
    "one odd Authorization alone",
    repairing((header) => header.replace(/(?<=Credential=[^/,]*\/[\d-]*\/)(?=\/)/, "kms")),
  ),
  rareMutant(
    "authorization-empty-signed-headers-filled",
    ["TC3-05"],
    "an empty list of SignedHeaders is taken for content-type and host",
    "one odd Authorization alone",
    repairing((header) => header.replace(/(?<=SignedHeaders=)(?=,|$)/, "content-type;host")),
  ),
  mutant(
    "authorization-algorithm-unchecked",
    [...unsigned, "TC3-05"],
    "Authorization may name any algorithm",
    repairing((header) => header.replace(/^\S+(?= Credential=)/, "TC3-HMAC-SHA256")),
  ),
  mutant(
    "authorization-algorithm-optional",
    unsigned,
    "Authorization need not name an algorithm",
    repairing((header) => header.replace(/^(?=Credential=)/, "TC3-HMAC-SHA256 ")),
  ),
  mutant(
    "authorization-missing-internal-error",
    ["GDK-69", "TC3-01"],
    "a request without Authorization gives InternalError",
    (reference) => ({
      ...reference,
      readAuthorization: (call) => {
        if (call.header("authorization") === undefined) throw new Error("cannot split undefined");
        return reference.readAuthorization(call);
      },
    }),
  ),
  mutant(
    "authorization-unknown-algorithm-internal-error",
    ["GDK-69"],
    "an Authorization of another algorithm gives InternalError",
    (reference) => ({
      ...reference,
      readAuthorization: (call) => {
        if (/^(?!TC3-)\S+ /.test(call.header("authorization") ?? "")) throw new Error("no such algorithm");
        return reference.readAuthorization(call);
      },
    }),
  ),
  mutant(
    "authorization-unchecked-by-get",
    ["TC3-02", "TC3-03", "TC3-13"],
    "a GET request is not checked for its signature",
    (reference) => ({
      ...reference,
      checkSignature: (call) => (byGet(call) ? undefined : reference.checkSignature(call)),
    }),
  ),
  mutant(
    "authorization-missing-by-get",
    ["TC3-01", "TC3-02", "TC3-03"],
    "a GET request needs no Authorization",
    (reference) => ({
      ...reference,
      identify: (call) =>
        byGet(call) && !passes(() => call.authorization) ? anyCaller(call) : reference.identify(call),
      authenticate: (call) => (byGet(call) ? undefined : reference.authenticate(call)),
    }),
  ),
];
