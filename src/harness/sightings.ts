import type { Level } from "../model/requirement.ts";
import type { Finding, Json } from "../model/verdict.ts";
import { type Breach, type Ledger, shownTogether } from "../oracle/index.ts";
import { blame } from "./blame.ts";
import { evidenceOf } from "./evidence.ts";
import type { Session } from "./session.ts";

/** The first of several breaches of one requirement as a report may show it, without any secret or data key. */
export interface ShownBreach {
  readonly reason: string;
  /** The other sentence of the document, where the answer follows that one. */
  readonly dispute?: string;
  readonly counterexample?: Json;
  readonly evidence?: Json;
  /** The checks whose requests it takes to show it again. */
  readonly shownBy?: readonly string[];
  /** The request that shows it; the last where it takes several, none where it takes all. */
  readonly request?: number;
  /** How many answers broke the requirement, this one included. */
  readonly answers: number;
}

/**
 * What answers showed of the statements that hold for every answer, by requirement: all that a verdict on them takes,
 * so that it can be given when the answers themselves are gone.
 */
export interface Sightings {
  /** How many answers were looked at. */
  readonly examined: Readonly<Record<string, number>>;
  readonly breaches: Readonly<Record<string, ShownBreach>>;
  readonly observations: Readonly<Record<string, readonly string[]>>;
}

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

/** Several sightings as one; of breaches of one requirement the first stays. */
export function addSightings(all: readonly Sightings[]): Sightings {
  const examined: Record<string, number> = {};
  const breaches: Record<string, ShownBreach> = {};
  const observations: Record<string, readonly string[]> = {};
  for (const one of all) {
    for (const [id, answers] of Object.entries(one.examined)) examined[id] = (examined[id] ?? 0) + answers;
    for (const [id, shown] of Object.entries(one.breaches)) {
      const first = breaches[id];
      breaches[id] = first ? { ...first, answers: first.answers + shown.answers } : shown;
    }
    for (const [id, seen] of Object.entries(one.observations)) {
      observations[id] = [...new Set([...(observations[id] ?? []), ...seen])].toSorted();
    }
  }
  return { examined, breaches, observations };
}

/**
 * The same for what answers showed together, each part's among themselves: what all of them together would show once is
 * shown by the first.
 */
export function addTogether(all: readonly Sightings[]): Sightings {
  const sum = addSightings(all);
  const breaches = { ...sum.breaches };
  for (const requirement of shownTogether) {
    const first = all.map((one) => one.breaches[requirement]).find((shown) => shown !== undefined);
    if (first) breaches[requirement] = first;
  }
  return { ...sum, breaches };
}

/** Of sightings only what they say of one requirement. */
export function sightingsOn(requirement: string, all: Sightings): Sightings {
  const only = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => id === requirement));
  return {
    examined: only(all.examined),
    breaches: only(all.breaches),
    observations: only(all.observations),
  };
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
