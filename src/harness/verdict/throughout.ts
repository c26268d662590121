import type { Level } from "../../model/requirement.ts";
import type { Finding } from "../../model/verdict.ts";
import { type Breach, type Ledger, shownTogether } from "../../oracle/index.ts";
import { evidenceOf } from "../evidence/evidence.ts";
import type { Session } from "../session/session.ts";
import type { ShownBreach, Sightings } from "../session/sightings.ts";
import { blame } from "./blame.ts";

/** What a ledger has seen: what answers show each by itself, or only together. */
export function sightingsOf(ledger: Ledger, part: "each" | "together", session: Session): Sightings {
  const { examined, breaches } = ledger[part];
  const shown: Record<string, ShownBreach> = {};
  for (const breach of breaches) {
    const first = shown[breach.requirement];
    shown[breach.requirement] = first
      ? { ...first, answers: first.answers + 1 }
      : shownBreach(breach, session);
  }
  const observations = part === "each" ? Object.fromEntries(ledger.observed()) : {};
  return { examined: Object.fromEntries(examined), breaches: shown, observations };
}

/** A breach that it takes more checks than this to show is shown by the whole run. */
const mostSenders = 10;

function shownBreach(breach: Breach, session: Session): ShownBreach {
  const { exchange, reason, dispute } = breach;
  const answer = {
    exchange,
    reply: { kind: "malformed", why: "", exchange },
    breaches: [breach],
  } as const;
  const { redaction } = session;
  const { counterexample, evidence } = evidenceOf(answer, breach.evidence, redaction);
  return {
    reason: redaction.text(reason),
    ...(dispute === undefined ? {} : { dispute }),
    counterexample: redaction.json(counterexample),
    evidence: redaction.json(evidence),
    ...shownBy(breach, session),
    request: exchange.number,
    answers: 1,
  };
}

/** Ids of the checks whose requests it took to show a breach. */
export function sendersOf({ exchange, others = [] }: Breach, { senders }: Session): readonly string[] {
  const checks = [...others, exchange].map(({ number }) => senders.get(number));
  return [...new Set(checks)].filter((check) => check !== undefined);
}

function shownBy(breach: Breach, session: Session): Pick<ShownBreach, "shownBy"> {
  const known = sendersOf(breach, session);
  return known.length === 0 || known.length > mostSenders ? {} : { shownBy: known };
}

/**
 * Judges what holds for every answer. `reproduce` is the command that shows a violation again. `apart` says, where the
 * answers came in several parts, which of them cannot be compared with each other: it becomes evidence of what shows
 * only in such a comparison.
 */
export function judgeThroughout(
  requirement: string,
  sightings: Sightings,
  reproduce: string,
  apart?: string,
): Finding {
  const breach = sightings.breaches[requirement];
  if (breach) {
    const { answers, reason, dispute, ...shown } = breach;
    const more = answers > 1 ? ` (and ${answers - 1} more answers like it)` : "";
    return { outcome: "violates", ...blame(reason + more, dispute), ...shown, reproduce };
  }
  if ((sightings.examined[requirement] ?? 0) === 0)
    return {
      outcome: "inapplicable",
      culprit: "environment",
      reason: "no answer of the run could show it",
    };
  const limit = apart !== undefined && shownTogether.has(requirement) ? [apart] : [];
  const seen = [...(sightings.observations[requirement] ?? []), ...limit];
  return seen.length === 0 ? { outcome: "conforms" } : { outcome: "conforms", evidence: seen };
}

/** What may be either way is recorded and never judged. */
export function recorded(finding: Finding, level: Level): Finding {
  if (level !== "MAY" || finding.outcome !== "violates") return finding;
  return { outcome: "conforms", evidence: finding.reason };
}
