import { setTimeout as pause } from "node:timers/promises";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { replacing } from "../../change.ts";
import { withHeader } from "../changes/caller-change.ts";
import { mutant, rareMutant, resent } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const wrong = ["TC3-02", "TC3-13"];

const anything = [...wrong, "TC3-03", "TC3-04", "TC3-14"];

/** Compares something of the signatures instead of the signatures. */
const comparing = (same: (expected: string, given: string) => boolean): Change =>
  replacing({ sameSignature: same });

const comparingBy = (view: (signature: string) => string): Change =>
  comparing((expected, given) => view(expected) === view(given));

/** How signatures are compared. */
export const signatureComparisonMutants: readonly Mutant[] = [
  mutant(
    "signature-unchecked",
    anything,
    "any signature is good",
    comparing(() => true),
  ),
  mutant(
    "signature-form-only",
    anything,
    "any 64 hexadecimal digits are a good signature",
    comparing((_expected, given) => /^[0-9a-f]{64}$/.test(given)),
  ),
  mutant(
    "signature-length-only",
    anything,
    "any signature of the right length is good",
    comparing((expected, given) => expected.length === given.length),
  ),
  mutant(
    "signature-first-8",
    wrong,
    "only the first eight digits of a signature are compared",
    comparingBy((signature) => signature.slice(0, 8)),
  ),
  mutant(
    "signature-first-half",
    wrong,
    "only the first half of a signature is compared",
    comparingBy((signature) => signature.slice(0, 32)),
  ),
  mutant(
    "signature-last-half",
    wrong,
    "only the last half of a signature is compared",
    comparingBy((signature) => signature.slice(-32)),
  ),
  mutant(
    "signature-first-63",
    wrong,
    "the last digit of a signature is not compared",
    comparingBy((signature) => signature.slice(0, 63)),
  ),
  mutant(
    "signature-but-first",
    wrong,
    "the first digit of a signature is not compared",
    comparingBy((signature) => signature.slice(1)),
  ),
  mutant(
    "signature-but-middle",
    wrong,
    "the two middle digits of a signature are not compared",
    comparingBy((signature) => signature.slice(0, 31) + signature.slice(33)),
  ),
  mutant(
    "signature-ends",
    wrong,
    "only the ends of a signature are compared",
    comparingBy((signature) => signature.slice(0, 12) + signature.slice(-12)),
  ),
  mutant(
    "signature-extended",
    wrong,
    "more digits may follow a right signature",
    comparing((expected, given) => given.startsWith(expected)),
  ),
  mutant(
    "signature-prefix",
    wrong,
    "the beginning of a right signature is enough",
    comparing((expected, given) => expected.startsWith(given)),
  ),
  mutant("signature-empty", wrong, "an empty signature is good", (reference) => ({
    ...reference,
    readAuthorization: (call) => {
      const header = call.header("authorization") ?? "";
      if (!/Signature=$/.test(header)) return reference.readAuthorization(call);
      return { ...reference.readAuthorization(withAuthorization(call, `${header}-`)), signature: "" };
    },
    sameSignature: (expected, given) => given === "" || reference.sameSignature(expected, given),
  })),
  mutant(
    "signature-zeros",
    wrong,
    "a signature of zeros is good",
    comparing((expected, given) => expected === given || /^0{64}$/.test(given)),
  ),
  mutant(
    "signature-sorted",
    wrong,
    "the digits of a signature are compared, but not their order",
    comparingBy((signature) => [...signature].sort().join("")),
  ),
  mutant(
    "signature-base64",
    wrong,
    "the Base64 of a right signature is good too",
    comparing(
      (expected, given) => given === expected || given === Buffer.from(expected, "hex").toString("base64"),
    ),
  ),
  rareMutant(
    "signature-every-50th-unchecked",
    [...wrong, "TC3-03", "TC3-04", "TC3-05", "TC3-14"],
    "the signature of every fiftieth request is not compared",
    "one wrong signature in fifty",
    (reference) => ({
      ...reference,
      checkSignature: (call) => (call.number % 50 === 0 ? undefined : reference.checkSignature(call)),
    }),
  ),
  mutant(
    "signature-unchecked-at-once",
    [...wrong, "TC3-14", "GDK-58"],
    "a wrong signature is good while another request is answered",
    remembering(
      () => ({ busy: 0 }),
      (memory) => (reference) => ({
        ...reference,
        respond: async (call, envelope) => {
          memory.busy += 1;
          await pause(3);
          memory.busy -= 1;
          return reference.respond(call, envelope);
        },
        checkSignature: (call) => (memory.busy > 0 ? undefined : reference.checkSignature(call)),
      }),
    ),
  ),
];

/** The call with another Authorization. */
const withAuthorization = (call: Call, value: string): Call =>
  resent(call, withHeader(call, "authorization", value));
