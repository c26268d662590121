import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { Envelope } from "../../message.ts";
import { isRefused, onResponse } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { asksForDataKey } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const codeOf = ({ Response }: Envelope): string => String(Object(Response["Error"]).Code ?? "");
const status = (status: number, when: (envelope: Envelope, call: Call) => boolean): Change =>
  onResponse((response, envelope, call) => (when(envelope, call) ? { ...response, status } : response));
const mediaType = (type: string, when: (envelope: Envelope) => boolean = () => true): Change =>
  onResponse((response, envelope) =>
    when(envelope) ? { ...response, headers: { ...response.headers, "content-type": type } } : response,
  );

/** Answers a body that is no JSON in another way than the API does. */
const forBrokenBody = (status: number, type: string, body: string): Change =>
  onResponse((response, { Response }) => {
    const said = String(Object(Response["Error"]).Message ?? "");
    return said.includes("the body is not JSON")
      ? { status, headers: { ...response.headers, "content-type": type }, body }
      : response;
  });

const refusedWith = (prefix: string) => (envelope: Envelope) => codeOf(envelope).startsWith(prefix);
const granted = (envelope: Envelope, call: Call) => !isRefused(envelope) && asksForDataKey(call);
const page = "<!doctype html><title>400 Bad Request</title><h1>Bad Request</h1>";
const trace =
  "SyntaxError: Unexpected token\n    at JSON.parse (<anonymous>)\n    at handle (server.js:10:12)";

/** Status and media type of HTTP. */
export const http: readonly Mutant[] = [
  mutant(
    "status-400-when-refused",
    ["API-04"],
    "a refused request has HTTP status 400",
    status(400, isRefused),
  ),
  mutant(
    "status-500-when-refused",
    ["API-04", "GDK-69"],
    "a refused request has HTTP status 500",
    status(500, isRefused),
  ),
  mutant(
    "status-422-for-values",
    ["API-04"],
    "a wrong parameter has HTTP status 422",
    status(422, refusedWith("InvalidParameter")),
  ),
  mutant(
    "status-403-for-strangers",
    ["API-04"],
    "a caller who is not known has HTTP status 403",
    status(403, refusedWith("AuthFailure.")),
  ),
  mutant(
    "status-401-for-strangers",
    ["API-04"],
    "a caller who is not known has HTTP status 401",
    status(401, refusedWith("AuthFailure.")),
  ),
  mutant(
    "status-403-for-denied",
    ["API-04"],
    "a caller without the permission has HTTP status 403",
    status(403, refusedWith("UnauthorizedOperation")),
  ),
  mutant(
    "status-404-for-absent-key",
    ["API-04"],
    "a CMK that does not exist has HTTP status 404",
    status(404, refusedWith("ResourceUnavailable.CmkNotFound")),
  ),
  mutant(
    "status-409-for-disabled-key",
    ["API-04"],
    "a disabled CMK has HTTP status 409",
    status(409, refusedWith("ResourceUnavailable.CmkDisabled")),
  ),
  mutant(
    "status-503-for-pending-key",
    ["API-04", "GDK-69"],
    "a CMK pending deletion has HTTP status 503",
    status(503, refusedWith("ResourceUnavailable.KeyPendingDelete")),
  ),
  mutant(
    "status-500-for-internal-error",
    ["API-04"],
    "an internal error has HTTP status 500",
    status(500, refusedWith("InternalError")),
  ),
  mutant(
    "status-500-for-encryption-error",
    ["API-04", "GDK-69"],
    "an encryption that fails has HTTP status 500",
    status(500, refusedWith("FailedOperation.")),
  ),
  mutant("status-201-when-granted", ["API-04"], "a data key has HTTP status 201", status(201, granted)),
  mutant("status-202-when-granted", ["API-04"], "a data key has HTTP status 202", status(202, granted)),
  mutant(
    "media-type-html",
    ["API-07"],
    "every answer is called text/html",
    mediaType("text/html; charset=utf-8"),
  ),
  mutant("media-type-text", ["API-07"], "every answer is called text/plain", mediaType("text/plain")),
  mutant(
    "media-type-xml-when-refused",
    ["API-07"],
    "a refused answer is called application/xml",
    mediaType("application/xml", isRefused),
  ),
  mutant(
    "media-type-form",
    ["API-07"],
    "every answer is called a form",
    mediaType("application/x-www-form-urlencoded"),
  ),
  mutant(
    "broken-body-gives-page",
    ["API-12", "API-05", "API-07", "API-04"],
    "a body that is not JSON is answered with a page in HTML",
    forBrokenBody(400, "text/html", page),
  ),
  mutant(
    "broken-body-gives-page-with-200",
    ["API-12", "API-05", "API-07"],
    "a body that is not JSON is answered with a page in HTML and HTTP status 200",
    forBrokenBody(200, "text/html", page),
  ),
  mutant(
    "broken-body-gives-trace",
    ["API-12", "API-05", "GDK-69", "API-04", "API-07"],
    "a body that is not JSON is answered with a stack trace and HTTP status 500",
    forBrokenBody(500, "text/plain", trace),
  ),
  mutant(
    "broken-body-gives-nothing",
    ["API-12", "API-05"],
    "a body that is not JSON is answered with an empty body",
    forBrokenBody(200, "application/json", ""),
  ),
  mutant(
    "broken-body-gives-other-error",
    ["API-12", "API-05"],
    "a body that is not JSON is answered with an error of a framework",
    forBrokenBody(200, "application/json", '{"timestamp":0,"status":400,"error":"Bad Request"}'),
  ),
];
