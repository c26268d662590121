import { InvalidArgumentError, Option } from "commander";
import type { Shard } from "../harness/index.ts";
import type { Effort } from "../model/profile.ts";
import { parseReporterChoice, type ReporterChoice, reporterNamed } from "../report/index.ts";

/** Reads an option's integer from `least` to `most`. */
export function integer(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be an integer from ${least} to ${most}.`);
  };
}

/** Reads an option's number above 0. */
export function positive(text: string): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0) return value;
  throw new InvalidArgumentError("It must be a number above 0.");
}

/** Reads an address to listen on: none at all would be every address of the machine. */
export function listeningAddress(text: string): string {
  if (/^\S+$/.test(text)) return text;
  throw new InvalidArgumentError("It must be an address of this machine, e.g. 127.0.0.1.");
}

/** Reads the address at which the page of a run will be published. */
export function pageAddress(text: string): string {
  if (/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(text)) return text;
  throw new InvalidArgumentError(
    "It must be an http or https address without user name, query and fragment, e.g. https://ci.example.com/index.html.",
  );
}

/** Gathers an option that may be given several times. */
export function gather(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

/** Reads an option's share of the checks, `2/5`. */
export function shard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new InvalidArgumentError("It must be I/N, with I from 1 to N.");
}

const efforts: readonly Effort[] = ["smoke", "standard", "thorough"];

/** The option `--effort`, with the names that it may have. */
export function effortOption(description: string): Option {
  return new Option("--effort <effort>", description).choices(efforts);
}

/** The option `--format`, with the names that it may have. */
export function formatOption(names: readonly string[], usual: string): Option {
  return new Option("--format <format>", "how it is written").choices(names).default(usual);
}

/** Gathers the formats of a report. */
export function gatherReporter(text: string, before: readonly ReporterChoice[]): readonly ReporterChoice[] {
  return [...before, parseReporterChoice(text)];
}

/**
 * Gathers what a run is to write. Allure's results are written while it goes on, and always, as report.json is: who names
 * them wants nothing else beside these two.
 */
export function gatherRunReporter(
  text: string,
  before: readonly ReporterChoice[],
): readonly ReporterChoice[] {
  if (text === "allure") return [...before, { reporter: reporterNamed("json") }];
  if (!text.startsWith("allure=")) return gatherReporter(text, before);
  throw new InvalidArgumentError(
    "Allure's results go into allure-results of the report folder: write allure alone, and name the folder with --report-dir.",
  );
}
