import type { Json, Verdict } from "../../../model/verdict.ts";
import { nameOf } from "../../check-name.ts";
import { command, jsonExcerpt, textExcerpt } from "../excerpt.ts";
import { icon } from "../look/icons.ts";
import { type Content, type Html, html } from "../markup.ts";
import { ciphertextPicture } from "./ciphertext-figure.ts";
import { isMembers, type Members } from "./members.ts";

/** A verdict that has something to show: a violation, or what kept a check from being judged. */
export type Finding = Extract<Verdict, { outcome: "violates" | "inconclusive" }>;

/** Whether a verdict has something to show. */
export function hasFinding(verdict: Verdict): verdict is Finding {
  return verdict.outcome === "violates" || verdict.outcome === "inconclusive";
}

/**
 * One finding in full: expected and found, what was sent, what was answered, and how to see it again. Where the reason of
 * a violation names only what came, the `statement` is what was expected.
 */
export function finding(verdict: Finding, statement: string): Html {
  return html`<article class="finding">
<h4><span class="is-${verdict.outcome}">${icon(verdict.outcome)}<span class="unseen">${words[verdict.outcome]}: </span></span>${nameOf(verdict)}</h4>
<dl>
${reasonLines(verdict, statement)}
${diagnosisLine(verdict.evidence)}
${shownOf(verdict)}
${evidenceLines(verdict.evidence)}
${line("To blame", culpritOf(verdict))}
</dl>
</article>`;
}

const words = { violates: "Violated", inconclusive: "Not judged" } as const;

const expectation =
  /^expected (?<expected>.+?), (?:but )?(?<found>(?:it was|a |an |the |nothing|there ).+)$/s;

function reasonLines({ reason, outcome }: Finding, statement: string): Content {
  const { expected, found } = expectation.exec(reason)?.groups ?? {};
  if (expected !== undefined && found !== undefined)
    return [line("Expected", expected, "sent"), line("Found", found, "sent")];
  return [outcome === "violates" && line("Expected", statement, "sent"), line("Found", reason, "sent")];
}

function shownOf(verdict: Finding): Content {
  if (verdict.outcome !== "violates") return undefined;
  const { counterexample, reproduce, request } = verdict;
  return [
    counterexample !== undefined && line("Smallest request", jsonExcerpt(counterexample)),
    reproduce !== undefined && line("See it again", command(reproduce)),
    request !== undefined && line("Sent as", `request ${request.toLocaleString("en-US")} of the run`),
  ];
}

function culpritOf({ culprit }: Finding): string {
  switch (culprit) {
    case "endpoint":
      return "the endpoint";
    case "document":
      return "the document, which contradicts itself";
    case "environment":
      return "the surroundings of the run, not the endpoint";
    case "harness":
      return "the harness: this is a fault of its own";
    default:
      return culprit satisfies never;
  }
}

function diagnosisLine(evidence: Json | undefined): Content {
  const found = evidence !== undefined && isMembers(evidence) ? evidence["found"] : undefined;
  return found !== undefined && line("Diagnosis", diagnosisOf(found));
}

// Evidence is free in form; what the suites always write is laid out, everything else stays JSON.
function evidenceLines(evidence: Json | undefined): Content {
  if (evidence === undefined) return undefined;
  if (!isMembers(evidence)) return line("Seen", jsonExcerpt(evidence));
  const { answer, found: _, ...rest } = evidence;
  return [
    answer !== undefined && line("Answer", answerOf(answer)),
    Object.keys(rest).length > 0 && line("Seen", jsonExcerpt(rest)),
  ];
}

function answerOf(answer: Json): Content {
  if (!isMembers(answer)) return jsonExcerpt(answer);
  const { status, body, ...rest } = answer;
  if (typeof body !== "string" || Object.keys(rest).length > 0) return jsonExcerpt(answer);
  return [html`<p>HTTP status ${typeof status === "number" ? status : "unknown"}</p>`, textExcerpt(body)];
}

function diagnosisOf(found: Json): Content {
  if (typeof found === "string") return found;
  if (!isMembers(found)) return jsonExcerpt(found);
  const { ciphertext = null, ...rest } = found;
  const picture = ciphertextPicture(ciphertext);
  if (picture) return [html`<p>${diagnosisOf(rest)}</p>`, picture];
  return isFlat(found)
    ? Object.entries(found)
        .map(([name, value]) => diagnosisPart(name, String(value)))
        .join(", ")
    : jsonExcerpt(found);
}

function diagnosisPart(name: string, value: string): string {
  if (name === "diagnosis") return value;
  return name === "bytes" ? `${value} bytes` : `${name} ${value}`;
}

function isFlat(members: Members): boolean {
  return Object.values(members).every((value) => typeof value !== "object" || value === null);
}

function line(name: string, content: Content, look?: string): Html {
  return html`<dt>${name}</dt><dd${look !== undefined && html` class="${look}"`}>${content}</dd>`;
}
