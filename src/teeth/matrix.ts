import type { Effort } from "../model/profile.ts";
import type { Subject, SubjectResult } from "./subject.ts";

/** One mutant in the kill matrix. */
export interface MutantRow {
  readonly name: string;
  readonly vice: string;
  readonly breaks: readonly string[];
  readonly rare?: string;
  readonly outcome: "caught" | "misattributed" | "survivor";
  /** Requirements by whose checks it was caught. */
  readonly caughtBy: readonly string[];
  /** Ids of the checks that it violates, as far as its run went. */
  readonly checks: readonly string[];
  readonly firstRequest?: number;
  readonly requests: number;
}

/** One variant: a false alarm is a MUST that it is said to violate, or that could not be judged on it. */
export interface VariantRow {
  readonly name: string;
  readonly freedom: string;
  readonly alarms: readonly string[];
  readonly requests: number;
}

/** Who caught whom. */
export interface Matrix {
  readonly effort: Effort;
  readonly seed: number;
  readonly mutants: readonly MutantRow[];
  readonly variants: readonly VariantRow[];
  /** Checks of the effort that no mutant makes fail; none are looked for where not every mutant was tried. */
  readonly toothless: readonly string[];
  /** How many checks were looked at for that. */
  readonly checks: number;
  /** Mutants at least, in percent, that this effort has to catch, and checks that some mutant has to make fail. */
  readonly share: number;
  /** Every how many-th mutant was tried; 1 is all of them. */
  readonly every: number;
}

/** What each effort owes in percent: smoke four fifths of the mutants, standard all but the rare ones, thorough all. */
export const owedShare: Readonly<Record<Effort, number>> = { smoke: 80, standard: 100, thorough: 100 };

/** Joins the results into the kill matrix: survivors first, then by name. */
export function buildMatrix(
  subjects: readonly Subject[],
  results: readonly SubjectResult[],
  run: Pick<Matrix, "effort" | "seed" | "share" | "every" | "toothless" | "checks">,
): Matrix {
  const byName = new Map(results.map((result) => [`${result.kind} ${result.name}`, result]));
  const resultOf = ({ kind, name }: Subject) => byName.get(`${kind} ${name}`) ?? lost(name);
  return {
    ...run,
    mutants: subjects
      .flatMap((subject) => (subject.kind === "mutant" ? mutantRow(subject, resultOf(subject)) : []))
      .toSorted(byOutcome),
    variants: subjects.flatMap((subject) =>
      subject.kind === "variant" ? variantRow(subject, resultOf(subject)) : [],
    ),
  };
}

function lost(name: string): never {
  throw new Error(`The run against ${name} gave no result.`);
}

function mutantRow(subject: Subject, result: SubjectResult): MutantRow {
  const caughtBy = [...new Set(result.violated.map(({ requirement }) => requirement))].toSorted();
  const rightly = caughtBy.some((requirement) => subject.breaks.includes(requirement));
  return {
    name: subject.name,
    vice: subject.says,
    breaks: subject.breaks,
    ...(subject.rare === undefined ? {} : { rare: subject.rare }),
    outcome: caughtBy.length === 0 ? "survivor" : rightly ? "caught" : "misattributed",
    caughtBy,
    checks: result.violated.map(({ check }) => check),
    ...(result.firstRequest === undefined ? {} : { firstRequest: result.firstRequest }),
    requests: result.requests,
  };
}

function variantRow(subject: Subject, result: SubjectResult): VariantRow {
  const unjudged = result.unjudged.map(({ check, reason }) => `${check} (not judged: ${reason})`);
  const alarms = [...result.violated.map(({ check }) => check), ...unjudged];
  return { name: subject.name, freedom: subject.says, alarms, requests: result.requests };
}

const ranks = { survivor: 0, misattributed: 1, caught: 2 } as const;

function byOutcome(one: MutantRow, other: MutantRow): number {
  return ranks[one.outcome] - ranks[other.outcome] || one.name.localeCompare(other.name);
}

/** What keeps the gate shut, a line each; nothing when it is open. */
export function faultsOf(matrix: Matrix): readonly string[] {
  const { mutants, variants, effort, share } = matrix;
  // Vices that show once in hundreds of answers are owed by thorough alone.
  const owed = mutants.filter((row) => effort === "thorough" || row.rare === undefined);
  const caught = owed.filter((row) => row.outcome === "caught").length;
  const enough = caught * 100 >= owed.length * share;
  const missed = share === 100 ? owed.filter((row) => row.outcome !== "caught") : [];
  const { toothless, checks } = matrix;
  const tooMany = toothless.length * 100 > checks * (100 - share);
  return [
    ...variants.flatMap(({ name, alarms }) => alarms.map((alarm) => `false alarm on ${name}: ${alarm}`)),
    ...missed.map(
      (row) =>
        `${row.outcome}: ${row.name} breaks ${row.breaks.join(", ")}, caught by ${row.caughtBy.join(", ") || "nothing"}`,
    ),
    ...(enough ? [] : [`${caught} of ${owed.length} mutants are caught, ${share} % are owed at ${effort}`]),
    ...(tooMany ? toothless.map((check) => `no mutant makes this check fail: ${check}`) : []),
  ];
}
