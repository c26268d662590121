import type { Reply } from "../model/reply.ts";
import type { Findings } from "./breach.ts";
import { shapeViolations } from "./shape.ts";
import { wordsOf } from "./shown.ts";

/** The documented size limit of an answer: 50 MB. */
const largestAnswer = 50 * 1024 * 1024;

/** The documented size limit of a request: 10 MB, counted so that no request within it is taken for one beyond. */
const largestRequest = 10 * 1024 * 1024;

/** Codes that put the blame on the service: wrong for a client's mistake. */
const serviceFaults = new Set(["InternalError", "ServiceUnavailable"]);

/** Judges what every answer owes, granted or refused: status, envelope, error form, RequestId, media type. */
export function judgeEnvelope(findings: Findings, reply: Reply, triggered: boolean): void {
  const { outcome, request } = reply.exchange;
  if (outcome.kind === "unanswered") {
    if (outcome.cause === "too-large") findings.check("API-16", false, () => outcome.message);
    return;
  }
  // Only POST is promised: an endpoint without GET, or without some odd method, may say so in any way of HTTP.
  const served = request.method === "POST" || (request.method === "GET" && reply.kind === "granted");
  const { status } = outcome;
  if (!served) {
    const blamed = status === 500 || (reply.kind === "refused" && serviceFaults.has(reply.code));
    findings.check(
      "GDK-69",
      !blamed,
      () => `by ${request.method} it was ${describe(reply)} (HTTP status ${status})`,
    );
    return;
  }
  // What is beyond the limit or of no media type need not reach the service: whoever stands before it may turn it away in the
  // way of HTTP.
  const isStrange = request.body.length > largestRequest || request.headers["content-type"] === undefined;
  const turnedAway = isStrange && status >= 400 && status < 500;
  findings.check("API-04", status === 200 || turnedAway, () => `HTTP status ${status} instead of 200`);
  findings.check("API-16", outcome.body.length <= largestAnswer, () => `${outcome.body.length} bytes`);
  if (!triggered) {
    const blamed = status >= 500 || (reply.kind === "refused" && serviceFaults.has(reply.code));
    findings.check("GDK-69", !blamed, () => `it was ${describe(reply)} (HTTP status ${status})`);
  }
  if (turnedAway) return;
  judgeMediaType(findings, outcome.headers["content-type"]);
  if (reply.kind === "malformed") {
    const requirement = reply.why.startsWith("Response.Error") ? "API-06" : "API-05";
    findings.check(requirement, false, () => reply.why);
    return;
  }
  judgeShape(findings, reply);
}

/** What the schemas say of every granted answer, whatever the action, and of every refused one. */
const envelopeRequirements = {
  granted: ["API-05", "GDK-54"],
  refused: ["API-05", "API-06", "GDK-54", "GDK-70"],
} as const;

function judgeShape(findings: Findings, reply: Exclude<Reply, { kind: "malformed" }>): void {
  const violations = shapeViolations(reply);
  for (const requirement of envelopeRequirements[reply.kind]) {
    const own = violations.filter((violation) => violation.requirement === requirement);
    findings.check(requirement, own.length === 0, () => own.map(({ message }) => message).join(", "));
  }
}

function judgeMediaType(findings: Findings, mediaType: string | undefined): void {
  const named = mediaType?.trim() ?? "";
  const said = wordsOf(named);
  findings.check("API-07", named === "" || /^[^;]*json/i.test(named), () => `content-type is ${said}`);
  findings.check(
    "API-08",
    /^application\/json\s*(;|$)/i.test(named),
    () => `content-type is ${said || "missing"}`,
  );
}

/** A reply in a few words: `granted`, `refused with CODE`, `malformed (why)`. */
export function describe(reply: Reply): string {
  switch (reply.kind) {
    case "granted":
      return "granted";
    case "refused":
      return `refused with ${wordsOf(reply.code)}`;
    case "malformed":
      return `malformed (${reply.why})`;
    default:
      return reply satisfies never;
  }
}
