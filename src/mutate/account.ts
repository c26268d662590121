/** A mutation as Stryker reports it, with the line that it is in. */
export interface Mutation {
  /** Path from `src/emulator/`. */
  readonly file: string;
  /** Text of its first line, without white space around it. */
  readonly line: string;
  readonly status: string;
  readonly mutator: string;
  readonly replacement: string;
}

/** Why mutations of a line may stay alive: an endpoint with them keeps to the document as well. */
export interface Reason {
  readonly file: string;
  /** Text of the line; absent for every line of the file. */
  readonly line?: string;
  /** How many mutations of it stay alive at most. */
  readonly alive: number;
  readonly because: string;
}

/** What came of a run of Stryker. */
export interface Account {
  readonly killed: number;
  /** Those alive that a reason excuses. */
  readonly excused: number;
  /** Those alive that none excuses. */
  readonly alive: readonly Mutation[];
  /** Killed, of all that are not excused: 0 to 1. */
  readonly score: number;
}

const isKilled = ({ status }: Mutation): boolean => status === "Killed" || status === "Timeout";
const isAlive = ({ status }: Mutation): boolean => status === "Survived" || status === "NoCoverage";

/** Holds mutations against the reasons; of a line with more alive than its reason allows, none is excused. */
export function accountFor(mutations: readonly Mutation[], reasons: readonly Reason[]): Account {
  const killed = mutations.filter(isKilled).length;
  const excused = reasons.flatMap((reason) => {
    const meant = mutations.filter((mutation) => isAlive(mutation) && isMeant(mutation, reason));
    return meant.length > reason.alive ? [] : meant;
  });
  const alive = mutations.filter((mutation) => isAlive(mutation) && !excused.includes(mutation));
  const judged = killed + alive.length;
  return { killed, excused: new Set(excused).size, alive, score: judged === 0 ? 0 : killed / judged };
}

const isMeant = ({ file, line }: Mutation, reason: Reason): boolean =>
  file === reason.file && (reason.line === undefined || line === reason.line);

/** The account in lines of text, what is alive first. */
export function renderAccount({ killed, excused, alive, score }: Account): string {
  const lines = alive.map(
    ({ file, line, mutator, replacement }) => `alive  ${file}: ${line}\n       ${mutator}: ${replacement}`,
  );
  const share = (100 * score).toFixed(1);
  return `${[...lines, `${killed} killed, ${alive.length} alive, ${excused} excused: ${share} % of what is not excused`].join("\n")}\n`;
}
