import type { Figure, Unit } from "./figures.ts";

/** Where and how often it was measured. */
export interface Circumstances {
  /** Version of Node, e.g. `v20.20.2`. */
  readonly node: string;
  readonly processors: number;
  /** Rounds that count. */
  readonly rounds: number;
  /** Rounds before them, which do not. */
  readonly dropped: number;
}

const digits: Readonly<Record<Unit, number>> = {
  s: 3,
  "1/s": 0,
  MiB: 1,
  requests: 0,
  answers: 0,
  times: 2,
};

/** The figures as a table for the terminal, in their groups. */
export function renderFigures(figures: readonly Figure[], circumstances: Circumstances): string {
  const { node, processors, rounds, dropped } = circumstances;
  const width = Math.max(...figures.map(({ name }) => name.length));
  const head = `${" ".repeat(width + 2)}  ${cells(["median", "min", "max"])}`;
  const groups = [...new Set(figures.map(({ group }) => group))];
  const body = groups.flatMap((group) => [
    "",
    group,
    ...figures.filter((figure) => figure.group === group).map((figure) => row(figure, width)),
  ]);
  const count = `${rounds} ${rounds === 1 ? "round" : "rounds"} after ${dropped} dropped`;
  return [`Node ${node.slice(1)}, ${processors} processors, ${count}`, "", head, ...body, ""].join("\n");
}

function row({ name, unit, median, minimum, maximum }: Figure, width: number): string {
  const values = [median, minimum, maximum].map((value) => value.toFixed(digits[unit]));
  return `  ${name.padEnd(width)}  ${cells(values)}  ${unit}`;
}

const cells = (values: readonly string[]): string => values.map((value) => value.padStart(9)).join("");
