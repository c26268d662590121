import { ExitCode, HarnessError } from "../../model/errors.ts";
import type { Reply } from "../../model/reply.ts";
import type { CheckIdentity, Finding, Verdict } from "../../model/verdict.ts";
import { Act } from "../act/act.ts";
import { DeclaredAbsent, Inapplicable, Violation } from "../answer/throws.ts";
import type { CheckDefinition } from "../check/definition.ts";
import { evidenceOf } from "../evidence/evidence.ts";
import type { Session } from "../session/session.ts";
import { addSightings, addTogether, type Sightings, sightingsOn } from "../session/sightings.ts";
import { sightingsAcross } from "./across.ts";
import { blame, disputeIn, doubtOf, otherCause } from "./blame.ts";
import { reproduceOf } from "./reproduce.ts";
import { judgeThroughout, recorded, sightingsOf } from "./throughout.ts";

/** Runs one check and says what it found. Nothing that a check throws gets past this. */
export async function execute(definition: CheckDefinition, session: Session): Promise<Verdict> {
  return (await executeAndTell(definition, session)).verdict;
}

/** A verdict with what its answers showed beside it. */
export interface Told {
  readonly verdict: Verdict;
  readonly sightings: Sightings;
}

/**
 * Runs one check and also says what its answers showed of the statements that hold for every answer. A check that is
 * judged at the end has no answers of its own: it tells what the answers of the session showed together, and what those
 * showed that no check had asked for.
 */
export async function executeAndTell(definition: CheckDefinition, session: Session): Promise<Told> {
  const { identity, body } = definition;
  const act = new Act(session, identity.check);
  const finding = await find(definition, session, act);
  const verdict = { ...identity, ...session.redaction.finding(finding), requests: act.requests };
  if (body.kind === "act") return { verdict, sightings: sightingsOf(act.ledger, "each", session) };
  const all = [
    sightingsOf(session.ownLedger, "each", session),
    sightingsOf(session.ledger, "together", session),
  ];
  return { verdict, sightings: sightingsOn(identity.requirement, addSightings(all)) };
}

async function find(definition: CheckDefinition, session: Session, act: Act): Promise<Finding> {
  const { claim, body, identity } = definition;
  if (claim && !session.profile.claims.includes(claim)) {
    const reason = `the profile does not claim ${claim}`;
    return { outcome: "inapplicable", culprit: "environment", reason, declared: true };
  }
  if (body.kind === "throughout") return recorded(throughout(identity, session), identity.level);
  try {
    const seen = await body.act(act);
    return seen === undefined ? { outcome: "conforms" } : { outcome: "conforms", evidence: seen };
  } catch (error) {
    return recorded(await readThrow(error, session, act, identity), identity.level);
  }
}

/** The three kinds of throw, and the one that says that a check does not apply. */
async function readThrow(
  error: unknown,
  session: Session,
  act: Act,
  identity: CheckIdentity,
): Promise<Finding> {
  if (error instanceof Inapplicable) {
    const { culprit, message: reason } = error;
    const finding = { outcome: "inapplicable", culprit, reason } as const;
    return error instanceof DeclaredAbsent ? { ...finding, declared: true } : finding;
  }
  if (error instanceof Violation) return violation(error, session, act, identity);
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

async function violation(
  error: Violation,
  session: Session,
  act: Act,
  { check, requirement }: CheckIdentity,
): Promise<Finding> {
  const { answer } = error;
  const other = await otherCause(answer, act.leanings, session);
  if (other !== undefined) return { outcome: "inconclusive", culprit: "environment", reason: other };
  const path = error.path === undefined ? {} : { path: error.path };
  const blamed = blame(
    error.message + doubtOf(answer),
    answer && disputeIn(answer, requirement, error.message, session),
  );
  const finding = { outcome: "violates", ...blamed, ...path } as const;
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

/** Judges what holds for every answer: by what the ledger has gathered, and what came before this session. */
function throughout({ requirement, check }: CheckIdentity, session: Session): Finding {
  return judgeThroughout(
    requirement,
    addSightings(allSightings(session)),
    reproduceOf(check, session),
    session.earlier?.apart,
  );
}

function allSightings(session: Session): readonly Sightings[] {
  const { ledger, earlier, traces, measures } = session;
  const [each, together] = [sightingsOf(ledger, "each", session), sightingsOf(ledger, "together", session)];
  if (earlier === undefined || traces === undefined) return [each, together];
  const within = addTogether([earlier.together, together]);
  const account = traces.compareWith(earlier, measures.taken().bytes);
  return [earlier.each, each, sightingsAcross(account, within)];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
