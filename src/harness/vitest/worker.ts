import { afterAll, describe, inject, type TaskMeta, test } from "vitest";
import type { Measurements } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { Traces } from "../../oracle/index.ts";
import type { CheckDefinition } from "../check/definition.ts";
import type { HarEntry } from "../evidence/har.ts";
import { type Parcel, unpack } from "../parcel.ts";
import { select } from "../selection/select.ts";
import { Session } from "../session/session.ts";
import { executeAndTell, type Told } from "../verdict/execute.ts";
import { annotate } from "./allure.ts";

/** What a test hands to the command's thread beside its result. */
export interface CheckMeta extends Told {
  readonly totals: { readonly total: number; readonly retried: number };
  /** What is kept of the answers since the verdict before, where traces are kept. */
  readonly traces?: Traces;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly parcel: Parcel;
  }
  interface TaskMeta {
    kmsConformance?: CheckMeta;
    /** Exchanges that were over when the check was, where somebody asked for them. */
    exchanges?: readonly HarEntry[];
    /** Of a chapter: what was measured when its last check was over. */
    measurements?: Measurements;
  }
}

let opened: Promise<Session> | undefined;

/** The one session of this worker: all suites share its client, pace, keys and ledger. */
export function session(): Promise<Session> {
  opened ??= openSession();
  return opened;
}

async function openSession(): Promise<Session> {
  const made = await Session.open(unpack(inject("parcel")));
  await made.control();
  return made;
}

/**
 * Declares the selected checks as vitest tests, a suite for each chapter. All chapters run side by side, so that the wire
 * does not wait for the last answer of each; those whose checks run one by one come alone.
 */
export function declareTests(checks: readonly CheckDefinition[]): void {
  const selected = select(checks, inject("parcel"));
  if (selected.length === 0) return;
  // Begun while tests are still declared; the checks that wait for it are told when it fails.
  session().catch(() => {});
  for (const chapter of new Set(selected.map(({ identity }) => identity.chapter))) {
    declareChapter(
      chapter,
      selected.filter(({ identity }) => identity.chapter === chapter),
    );
  }
}

function declareChapter(chapter: string, checks: readonly CheckDefinition[]): void {
  const concurrent = !checks.some(({ alone }) => alone);
  describe(chapter, { concurrent }, () => {
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern to see which fixtures a hook asks for.
    afterAll(async ({}, { meta }) => {
      meta.measurements = (await session()).measures.taken();
    });
    for (const definition of checks) declareTest(definition);
  });
}

function declareTest(definition: CheckDefinition): void {
  test(definition.identity.title, async ({ task, skip }) => {
    const verdict = await tryCheck(definition, task.meta);
    const { specs, profile } = await session();
    await annotate(verdict, specs, profile.reportUrl);
    if (verdict.outcome === "inapplicable") skip(verdict.reason);
    if (verdict.outcome === "violates" || verdict.outcome === "inconclusive") throw failure(verdict.reason);
  });
}

async function tryCheck(definition: CheckDefinition, meta: TaskMeta): Promise<Verdict> {
  const shared = await session();
  const told = await executeAndTell(definition, shared);
  const traces = shared.traces?.take(definition.body.kind === "throughout");
  meta.kmsConformance = { ...told, totals: shared.totals(), ...(traces === undefined ? {} : { traces }) };
  if (inject("parcel").har === true) meta.exchanges = await shared.takeEntries();
  return told.verdict;
}

/** A failure for vitest's own reporters: the reason alone, for its stack would show the harness and not the endpoint. */
function failure(reason: string): Error {
  const error = new Error(reason);
  error.stack = reason;
  return error;
}
