import { ExitCode, HarnessError } from "../model/errors.ts";
import type { Reply } from "../model/reply.ts";
import type { Level } from "../model/requirement.ts";
import type { CheckIdentity, Finding, Verdict } from "../model/verdict.ts";
import type { Breach } from "../oracle/index.ts";
import { Act } from "./act.ts";
import { otherCause } from "./blame.ts";
import type { CheckDefinition } from "./definition.ts";
import { evidenceOf } from "./evidence.ts";
import { reproduceOf } from "./reproduce.ts";
import type { Session } from "./session.ts";
import { DeclaredAbsent, Inapplicable, Violation } from "./throws.ts";

/** Runs one check and says what it found. Nothing that a check throws gets past this. */
export async function execute(definition: CheckDefinition, session: Session): Promise<Verdict> {
  const act = new Act(session, definition.identity.check);
  const finding = await find(definition, session, act);
  return { ...definition.identity, ...session.redaction.finding(finding), requests: act.requests };
}

async function find(definition: CheckDefinition, session: Session, act: Act): Promise<Finding> {
  const { claim, body, identity } = definition;
  if (claim && !session.profile.claims.includes(claim)) {
    return { outcome: "inapplicable", reason: `the profile does not claim ${claim}`, declared: true };
  }
  if (body.kind === "throughout") return recorded(throughout(identity, session), identity.level);
  try {
    const seen = await body.act(act);
    return seen === undefined ? { outcome: "conforms" } : { outcome: "conforms", evidence: seen };
  } catch (error) {
    return recorded(await readThrow(error, session, act, identity.check), identity.level);
  }
}

/** What may be either way is recorded and never judged. */
function recorded(finding: Finding, level: Level): Finding {
  if (level !== "MAY" || finding.outcome !== "violates") return finding;
  return { outcome: "conforms", evidence: finding.reason };
}

/** The three kinds of throw, and the one that says that a check does not apply. */
async function readThrow(error: unknown, session: Session, act: Act, check: string): Promise<Finding> {
  if (error instanceof Inapplicable) {
    const finding = { outcome: "inapplicable", reason: error.message } as const;
    return error instanceof DeclaredAbsent ? { ...finding, declared: true } : finding;
  }
  if (error instanceof Violation) return violation(error, session, act, check);
  if (error instanceof HarnessError && error.exitCode === ExitCode.notJudged) {
    return {
      outcome: "inconclusive",
      culprit: "environment",
      reason: messageOf(error),
    };
  }
  const at = act.last ? ` after request ${act.last.exchange.number}` : "";
  const reason = `the check itself failed${at}: ${messageOf(error)}`;
  return {
    outcome: "inconclusive",
    culprit: "harness",
    reason,
    evidence: stackOf(error),
  };
}

async function violation(error: Violation, session: Session, act: Act, check: string): Promise<Finding> {
  const { answer } = error;
  const other = await otherCause(answer, act.leanings, session);
  if (other !== undefined) return { outcome: "inconclusive", culprit: "environment", reason: other };
  const path = error.path === undefined ? {} : { path: error.path };
  const finding = { outcome: "violates", culprit: "endpoint", reason: error.message, ...path } as const;
  if (!answer) {
    const evidence = error.evidence === undefined ? {} : { evidence: error.evidence };
    return { ...finding, ...evidence, reproduce: reproduceOf(check, session) };
  }
  const request = answer.exchange.number;
  return {
    ...finding,
    seen: seenIn(answer.reply),
    ...evidenceOf(answer, error.evidence, session.redaction),
    reproduce: reproduceOf(check, session, { answer, alone: act.wasAlone(request) }),
    request,
  };
}

/** What an answer was, in a word that a profile can declare. A code that is none is the endpoint's free text. */
function seenIn(reply: Reply): string {
  if (reply.kind === "refused") return /^[\w.]{1,100}$/.test(reply.code) ? reply.code : "refused";
  return reply.exchange.outcome.kind === "unanswered" ? "unanswered" : reply.kind;
}

/** A breach that it takes more checks than this to show is shown by the whole run. */
const mostSenders = 10;

/** The checks whose requests it takes to show a breach again. */
function shownBy(
  { exchange, others = [] }: Breach,
  { senders }: Session,
): { readonly shownBy?: readonly string[] } {
  const checks = [...others, exchange].map(({ number }) => senders.get(number));
  const known = [...new Set(checks)].filter((check) => check !== undefined);
  return known.length === 0 || known.length > mostSenders ? {} : { shownBy: known };
}

/** Judges what holds for every answer: by the breaches that the ledger has gathered. */
function throughout({ requirement, check }: CheckIdentity, session: Session): Finding {
  const { ledger } = session;
  const breaches = ledger.breaches(requirement);
  const [first] = breaches;
  if (first) {
    const answer = {
      exchange: first.exchange,
      reply: { kind: "malformed", why: "", exchange: first.exchange },
      breaches,
    } as const;
    const more = breaches.length > 1 ? ` (and ${breaches.length - 1} more answers like it)` : "";
    const shown = evidenceOf(answer, first.evidence, session.redaction);
    const request = first.exchange.number;
    return {
      outcome: "violates",
      culprit: "endpoint",
      reason: first.reason + more,
      ...shown,
      reproduce: reproduceOf(check, session),
      ...shownBy(first, session),
      request,
    };
  }
  if (ledger.examined(requirement) > 0) {
    const seen = ledger.observations(requirement);
    return seen.length === 0 ? { outcome: "conforms" } : { outcome: "conforms", evidence: seen };
  }
  return {
    outcome: "inapplicable",
    reason: "no answer of the run could show it",
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
