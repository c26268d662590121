import { ExitCode } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { addressOf } from "../address.ts";
import { statementOf } from "../citation.ts";
import { outdatedDeclarations } from "../excuses.ts";
import { counted } from "../quantity.ts";
import { resultOf } from "../result.ts";
import { openViolations } from "../tally.ts";
import { boundedLine } from "./bounded-text.ts";
import { placeIn, type SpecFiles } from "./spec-files.ts";

interface Annotation {
  readonly command: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  /** The requirement whose row it is shown at. */
  readonly requirement?: string;
}

/**
 * The report as workflow commands, to be printed in a GitHub job: the result, then one annotation for each violated
 * requirement, deviation that is out of date and requirement that could not be judged. GitHub shows ten errors and ten
 * warnings of a step, so the rows of a table share one line and the gravest come first.
 */
export function renderAnnotations(report: Report, specFiles: SpecFiles = {}): string {
  const annotations = [
    resultAnnotation(report),
    ...violated(report),
    ...outdated(report),
    ...unjudged(report),
  ];
  return annotations.map((annotation) => `${lineOf(annotation, specFiles)}\n`).join("");
}

function resultAnnotation(report: Report): Annotation {
  const command = report.run.exitCode === ExitCode.conforms ? "notice" : "error";
  return { command, title: report.run.tool.name, message: resultOf(report).sentence };
}

function violated(report: Report): readonly Annotation[] {
  return byRequirement(openViolations(report)).map(([first, ...others]) => ({
    ...aboutRequirement(first, first.level === "MUST" ? "error" : "warning", report),
    message: `${boundedLine(first.reason)}${more(others.length)}${see(first, report)}`,
  }));
}

function outdated(report: Report): readonly Annotation[] {
  return outdatedDeclarations(report).map(({ what, check, state, because }) => {
    const title = `${what === "flaky check" ? "Flaky check" : "Declared deviation"} ${check}`;
    return { command: "error", title, message: `It is ${state}; the profile declares it because ${because}` };
  });
}

function unjudged(report: Report): readonly Annotation[] {
  const open = report.verdicts.filter((verdict) => verdict.outcome === "inconclusive");
  return byRequirement(open).map(([first, ...others]) => ({
    ...aboutRequirement(first, "warning", report),
    message: `Not judged: ${boundedLine(first.reason)}${more(others.length)}${see(first, report)}`,
  }));
}

function aboutRequirement(verdict: Verdict, command: Annotation["command"], report: Report) {
  const { requirement } = verdict;
  return { command, requirement, title: `${requirement}: ${statementOf(verdict, report)}` };
}

function byRequirement<V extends Verdict>(verdicts: readonly V[]): readonly (readonly [V, ...V[]])[] {
  const groups = new Map<string, [V, ...V[]]>();
  for (const verdict of verdicts) {
    const group = groups.get(verdict.requirement);
    if (group) group.push(verdict);
    else groups.set(verdict.requirement, [verdict]);
  }
  return [...groups.values()];
}

function more(count: number): string {
  return count === 0 ? "" : ` (and ${counted(count, "more check")})`;
}

function see({ requirement }: Verdict, { run }: Report): string {
  const address = addressOf(requirement, run);
  return address === undefined ? "" : `; see ${address}`;
}

function lineOf({ command, title, message, requirement }: Annotation, specFiles: SpecFiles): string {
  const place = requirement === undefined ? undefined : placeIn(specFiles, requirement);
  const where = place === undefined ? [] : [`file=${escapeProperty(place.file)}`, `line=${place.line}`];
  const properties = [...where, `title=${escapeProperty(boundedLine(title))}`].join(",");
  return `::${command} ${properties}::${escapeData(boundedLine(message))}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
