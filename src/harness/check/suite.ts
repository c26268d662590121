import type fc from "fast-check";
import { partsOf, type Way } from "../../cases/index.ts";
import { InternalHarnessError } from "../../model/errors.ts";
import type { Effort } from "../../model/profile.ts";
import type { Level, Requirement } from "../../model/requirement.ts";
import type { Json } from "../../model/verdict.ts";
import { loadSpecs } from "../../spec/index.ts";
import type { Act } from "../act/act.ts";
import { type CheckBody, type CheckDefinition, later, type Runs } from "./definition.ts";
import { plainestFirst } from "./plainest-first.ts";
import { tryAll } from "./property.ts";
import { register } from "./registry.ts";
import { smokeChecks } from "./smoke-checks.ts";

/** A row of a table: its name becomes part of the check's id. */
export interface NamedRow {
  readonly name: string;
  readonly effort?: Effort;
  /** The way in which the row is asked; without it the same row is asked plainly. */
  readonly way?: Way | undefined;
  /** What is lent to the row, by name: one request of the run for all rows that lean on it. */
  readonly lent?: string;
}

/** A sentence with its citation, waiting for its quantifier. */
export interface Sentence {
  /** The check runs at this effort and above; a row may ask for more. `standard` unless said here or by the row. What a smoke run is made of, {@link smokeChecks} says. */
  from(effort: Exclude<Effort, "smoke">): Sentence;
  /** The check applies only where the profile claims `what`. */
  claiming(what: string): Sentence;
  /** Holds for one case. */
  once(act: (act: Act) => Promise<Json | undefined>): void;
  /** Holds for each row of a table; every row is a check of its own. */
  each<R extends NamedRow>(rows: readonly R[], act: (row: R, act: Act) => Promise<Json | undefined>): void;
  /** Holds for every value of an arbitrary; tried on random ones, shrunk to the smallest that fails. */
  forAll<T>(
    arbitrary: fc.Arbitrary<T>,
    act: (value: T, act: Act) => Promise<Json | undefined>,
    runs?: Runs,
  ): void;
  /** Holds for every answer of the run, whatever it was sent for; judged at the end. */
  throughout(): void;
}

type Modal = (title: string, citation: string) => Sentence;

/** The words that a suite is written in. */
export interface Vocabulary {
  readonly must: Modal;
  readonly should: Modal;
  readonly may: Modal;
}

/**
 * Declares a chapter: each sentence cites a requirement of its own level, or the suite does not load. Its checks run
 * side by side.
 */
export function suite(chapter: string, declare: (vocabulary: Vocabulary) => void): void {
  declareChapter({ chapter }, declare);
}

/** Declares a chapter whose checks run one by one, for sentences on what follows upon what. */
export function suiteOneByOne(chapter: string, declare: (vocabulary: Vocabulary) => void): void {
  declareChapter({ chapter, alone: true }, declare);
}

function declareChapter(
  terms: Pick<Terms, "chapter" | "alone">,
  declare: (vocabulary: Vocabulary) => void,
): void {
  const checks: CheckDefinition[] = [];
  const modal = (level: Level): Modal => {
    return (title, citation) => sentence({ ...terms, title, checks, requirement: cited(citation, level) });
  };
  declare({ must: modal("MUST"), should: modal("SHOULD"), may: modal("MAY") });
  register(checks);
}

function cited(id: string, level: Level): Requirement {
  const requirement = loadSpecs().requirements.find((candidate) => candidate.id === id);
  if (!requirement) throw new InternalHarnessError(`A suite cites ${id}, which no requirements.yaml has.`);
  if (requirement.level === level) return requirement;
  throw new InternalHarnessError(`A suite cites ${id} as ${level}, but it is ${requirement.level}.`);
}

interface Terms {
  readonly chapter: string;
  readonly title: string;
  readonly requirement: Requirement;
  /** Where the checks go. */
  readonly checks: CheckDefinition[];
  readonly effort?: Effort;
  readonly claim?: string;
  readonly alone?: true;
}

const defaultRuns: Runs = { standard: 12, thorough: 120 };

function sentence(terms: Terms): Sentence {
  const add = (body: CheckBody, row?: NamedRow): void => {
    terms.checks.push(definitionOf(terms, body, row));
  };
  return {
    from: (effort) => sentence({ ...terms, effort }),
    claiming: (claim) => sentence({ ...terms, claim }),
    once: (act) => add({ kind: "act", act }),
    each: (rows, act) => {
      if (rows.length === 0) throw new InternalHarnessError(`The table of "${terms.title}" has no rows.`);
      for (const row of rows) add({ kind: "act", act: (context) => plainestFirst(row, act, context) }, row);
    },
    forAll: (arbitrary, act, runs = defaultRuns) =>
      add({
        kind: "act",
        act: (context) => tryAll(arbitrary, act, runs, context),
        cases: runs,
      }),
    throughout: () => add({ kind: "throughout" }),
  };
}

function definitionOf(terms: Terms, body: CheckBody, row: NamedRow | undefined): CheckDefinition {
  const { chapter, title, claim, alone } = terms;
  const { id, level, basis } = terms.requirement;
  const suffix = row ? `[${row.name}]` : "";
  const shown = row ? `${title} ${suffix}` : title;
  const identity = {
    check: `${id}/${slug(title)}${suffix}`,
    requirement: id,
    level,
    basis,
    chapter,
    title: shown,
  };
  // What holds for every answer costs no request.
  const isSmoke = smokeChecks.has(identity.check) || (body.kind === "throughout" && !terms.effort);
  const effort = isSmoke ? "smoke" : effortOf(terms.effort, row?.effort);
  return {
    ...{ identity, effort, body },
    ...(row?.way ? { leansOn: partsOf(row.way).map(({ leansOn }) => leansOn) } : {}),
    ...(row?.lent === undefined ? {} : { lent: row.lent }),
    ...(claim === undefined ? {} : { claim }),
    ...(alone === undefined ? {} : { alone }),
  };
}

function effortOf(said: Effort | undefined, rowEffort: Effort | undefined): Effort {
  return said && rowEffort ? later(said, rowEffort) : (said ?? rowEffort ?? "standard");
}

/** A title as part of an id: lower case, words joined by hyphens. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
