import { createHash, randomUUID } from "node:crypto";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { replacing } from "../../change.ts";
import { onDocument, onGrant, onRefused, renamed, without } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { asksForDataKey, everyNth } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const constant = "fe11aa29-0cc2-4204-bfea-6ebb30cc00d7";
const naming = (requestId: (call: Call) => string): Change => replacing({ requestId });
const setting = (value: unknown): Change => onGrant((fields) => ({ ...fields, RequestId: value }));
const uuidOf = (text: string): string =>
  createHash("sha256")
    .update(text)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

/** An id that is used `times` times before the next one. */
const reused =
  (times: number): Change =>
  (reference) => {
    const due = everyNth(times);
    let id = randomUUID();
    return naming(() => {
      const own = id;
      if (due()) id = randomUUID();
      return own;
    })(reference);
  };

/** RequestId missing, of another kind, or not unique. */
export const requestIds: readonly Mutant[] = [
  mutant(
    "request-id-missing-when-refused",
    ["GDK-54"],
    "a refused answer has no RequestId",
    onRefused((fields) => without(fields, "RequestId")),
  ),
  mutant(
    "request-id-missing-when-granted",
    ["GDK-54", "GDK-59"],
    "a granted answer has no RequestId",
    onGrant((fields) => without(fields, "RequestId")),
  ),
  mutant(
    "request-id-missing-for-strangers",
    ["GDK-54"],
    "an answer to a caller who is not known has no RequestId",
    onRefused((fields, _call, refusal) =>
      refusal.code.startsWith("AuthFailure.") ? without(fields, "RequestId") : fields,
    ),
  ),
  mutant(
    "request-id-missing-for-broken-body",
    ["GDK-54"],
    "an answer to a body that cannot be read has no RequestId",
    onRefused((fields, _call, refusal) =>
      refusal.subject.startsWith("the body") ? without(fields, "RequestId") : fields,
    ),
  ),
  mutant("request-id-null", ["GDK-54", "GDK-59"], "RequestId of a granted answer is null", setting(null)),
  mutant("request-id-empty", ["GDK-54", "GDK-59"], "RequestId of a granted answer is empty", setting("")),
  mutant(
    "request-id-number",
    ["GDK-54", "GDK-59"],
    "RequestId of a granted answer is a number",
    onGrant((fields, call) => ({ ...fields, RequestId: call.number })),
  ),
  mutant(
    "request-id-misnamed",
    ["GDK-54", "GDK-59"],
    "RequestId is called requestId",
    onGrant((fields) => renamed(fields, "RequestId", "requestId")),
  ),
  mutant(
    "request-id-empty-when-refused",
    ["GDK-54"],
    "RequestId of a refused answer is empty",
    onRefused((fields) => ({ ...fields, RequestId: "" })),
  ),
  mutant(
    "request-id-outside",
    ["GDK-54", "GDK-59"],
    "RequestId stands beside Response",
    onDocument(({ Response }) => ({
      Response: without(Response, "RequestId"),
      RequestId: Response["RequestId"],
    })),
  ),
  mutant(
    "request-id-in-error",
    ["GDK-54"],
    "RequestId of a refused answer stands in Error",
    onRefused(({ Error: error, RequestId }) => ({ Error: { ...Object(error), RequestId } })),
  ),
  mutant(
    "request-id-constant",
    ["GDK-55"],
    "every answer has the same RequestId",
    naming(() => constant),
  ),
  mutant(
    "request-id-constant-when-refused",
    ["GDK-55"],
    "every refused answer has the same RequestId",
    onRefused((fields) => ({ ...fields, RequestId: constant })),
  ),
  mutant(
    "request-id-of-second",
    ["GDK-55"],
    "RequestId is the time in seconds",
    naming((call) => String(Math.floor(call.state.now() / 1000))),
  ),
  mutant(
    "request-id-of-key",
    ["GDK-55"],
    "RequestId of a granted answer is made of its KeyId",
    onGrant((fields) => ({ ...fields, RequestId: uuidOf(String(fields["KeyId"])) })),
  ),
  mutant(
    "request-id-of-body",
    ["GDK-55"],
    "equal bodies get equal RequestIds",
    naming((call) => uuidOf(Buffer.from(call.request.body).toString("latin1") + call.request.target)),
  ),
  mutant(
    "request-id-counts-to-10",
    ["GDK-55"],
    "RequestId counts and begins again after 10",
    naming((call) => `request-${call.number % 10}`),
  ),
  mutant(
    "request-id-counts-to-256",
    ["GDK-55"],
    "RequestId counts in one byte",
    naming((call) => `request-${call.number % 256}`),
  ),
  mutant(
    "request-id-of-16-bits",
    ["GDK-55"],
    "RequestId has 16 random bits only",
    naming((call) => Buffer.from(call.state.randomBytes(2)).toString("hex")),
  ),
  mutant("request-id-used-twice", ["GDK-55"], "every RequestId is used for two answers", reused(2)),
  mutant("request-id-used-5-times", ["GDK-55"], "every RequestId is used for five answers", reused(5)),
  mutant(
    "request-id-of-caller",
    ["GDK-55"],
    "RequestId of a data key is the timestamp of the request",
    naming((call) => (asksForDataKey(call) ? uuidOf(call.header("x-tc-timestamp") ?? "") : randomUUID())),
  ),
];
