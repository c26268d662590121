import type { Report, RequirementResult } from "../../model/report.ts";
import { boundedLine } from "./bounded-text.ts";

type Labels = Readonly<Record<string, string>>;

interface Family {
  /** Without the common prefix. */
  readonly name: string;
  readonly help: string;
  readonly unit?: string;
  readonly samples: readonly (readonly [Labels, number])[];
}

const prefix = "kms_conformance_";

/**
 * The last run as metrics for a textfile collector, valid as OpenMetrics 1.0 and as the older Prometheus text format:
 * gauges alone, since the two write counters differently, and no timestamps, which the collector refuses.
 * Every sample names endpoint and profile, so the files of several runs can lie in one folder.
 */
export function renderOpenMetrics(report: Report): string {
  const run = { endpoint: report.run.endpoint, profile: report.run.profile };
  const families = [...runFamilies(report), ...countFamilies(report), requirementFamily(report)];
  return `${families.map((family) => textOf(family, run)).join("")}# EOF\n`;
}

function runFamilies({ run, requests }: Report): readonly Family[] {
  const single = (name: string, help: string, value: number, unit?: string): Family => ({
    ...{ name, help, samples: [[{}, value]] },
    ...(unit === undefined ? {} : { unit }),
  });
  return [
    single("exit_code", "Exit code of the last run, 0 when it conforms.", run.exitCode),
    single("start_time_seconds", "When the last run began.", Date.parse(run.startedAt) / 1000, "seconds"),
    single("duration_seconds", "How long the last run took.", run.seconds, "seconds"),
    single("requests", "Requests that the last run sent.", requests.total),
    single("requests_retried", "Requests that were sent again after throttling.", requests.retried),
  ];
}

function countFamilies({ summary, requirements, deviations }: Report): readonly Family[] {
  const outcomes = ["conforms", "violates", "inconclusive", "inapplicable"] as const;
  const states = ["as-declared", "stale", "unmatched", "expired"] as const;
  const count = (outcome: string) => requirements.filter((row) => row.outcome === outcome).length;
  return [
    {
      name: "checks",
      help: "Checks of the last run by outcome.",
      samples: outcomes.map((outcome) => [{ outcome }, summary[outcome]]),
    },
    {
      name: "requirements",
      help: "Requirements by their outcome in the last run.",
      samples: [...outcomes, "excluded", "untried"].map((outcome) => [{ outcome }, count(outcome)]),
    },
    {
      name: "deviations",
      help: "Declared deviations by what became of them.",
      samples: states.map((state) => [{ state }, deviations.filter((row) => row.state === state).length]),
    },
  ];
}

function requirementFamily({ requirements }: Report): Family {
  return {
    name: "requirement_kept",
    help: "1 for a requirement that was kept, 0 for one that was violated, NaN for one that could not be judged.",
    samples: requirements.flatMap((row) => {
      const value = keptValue(row);
      return value === undefined ? [] : [[{ requirement: row.id, level: row.level }, value] as const];
    }),
  };
}

function keptValue({ outcome }: RequirementResult): number | undefined {
  switch (outcome) {
    case "conforms":
      return 1;
    case "violates":
      return 0;
    case "inconclusive":
      return Number.NaN;
    case "inapplicable":
    case "excluded":
    case "untried":
      return undefined;
    default:
      return outcome satisfies never;
  }
}

function textOf({ name, help, unit, samples }: Family, run: Labels): string {
  const full = `${prefix}${name}`;
  const head = [
    `# TYPE ${full} gauge`,
    ...(unit === undefined ? [] : [`# UNIT ${full} ${unit}`]),
    `# HELP ${full} ${help}`,
  ];
  const lines = samples.map(([labels, value]) => `${full}{${labelsOf({ ...run, ...labels })}} ${value}`);
  return [...head, ...lines].map((line) => `${line}\n`).join("");
}

function labelsOf(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escapeLabel(boundedLine(value))}"`)
    .join(",");
}

// A line end would have to be escaped too, but a printable line has none.
function escapeLabel(line: string): string {
  return line.replace(/[\\"]/g, "\\$&");
}
