import type { Reply } from "../model/reply.ts";
import type { Findings } from "./breach.ts";
import { shown } from "./shown.ts";

/** The documented size limit of an answer: 50 MB. */
const largestAnswer = 50 * 1024 * 1024;

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
  if (!served) return;
  const { status } = outcome;
  const oversized = status === 413;
  findings.check("API-04", status === 200 || oversized, () => `HTTP status ${status} instead of 200`);
  findings.check("API-16", outcome.body.length <= largestAnswer, () => `${outcome.body.length} bytes`);
  if (!triggered) {
    const blamed = status >= 500 || (reply.kind === "refused" && serviceFaults.has(reply.code));
    findings.check("GDK-69", !blamed, () => `answered ${describe(reply)} with HTTP status ${status}`);
  }
  if (oversized) return;
  judgeMediaType(findings, outcome.headers["content-type"]);
  if (reply.kind === "malformed") {
    const requirement = reply.why.startsWith("Response.Error") ? "API-06" : "API-05";
    findings.check(requirement, false, () => reply.why);
    return;
  }
  judgeMembers(findings, reply);
}

function judgeMembers(findings: Findings, reply: Exclude<Reply, { kind: "malformed" }>): void {
  findings.check("API-05", true, () => "");
  const id = reply.fields["RequestId"];
  findings.check("GDK-54", typeof id === "string" && id !== "", () => `RequestId is ${shown(id)}`);
  if (reply.kind !== "refused") return;
  const said = reply.message !== undefined;
  findings.check("API-06", said, () => "Error.Message is missing or no string");
  const leaked = ["Plaintext", "CiphertextBlob"].filter((name) => reply.fields[name]);
  findings.check(
    "GDK-70",
    leaked.length === 0,
    () => `the refusal ${reply.code} carries ${leaked.join(" and ")}`,
  );
}

function judgeMediaType(findings: Findings, mediaType: string | undefined): void {
  const named = mediaType?.trim() ?? "";
  findings.check("API-07", named === "" || /^[^;]*json/i.test(named), () => `content-type is ${named}`);
  findings.check(
    "API-08",
    /^application\/json\s*(;|$)/i.test(named),
    () => `content-type is ${named || "missing"}`,
  );
}

/** A reply in a few words: `granted`, `refused with CODE`, `malformed (why)`. */
export function describe(reply: Reply): string {
  switch (reply.kind) {
    case "granted":
      return "granted";
    case "refused":
      return `refused with ${reply.code}`;
    case "malformed":
      return `malformed (${reply.why})`;
    default:
      return reply satisfies never;
  }
}
