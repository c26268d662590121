import type { Report } from "../../../model/report.ts";
import type { Json } from "../../../model/verdict.ts";
import { rowOf, sentenceOf } from "../../check-name.ts";
import { grouped } from "../grouped.ts";

/** What each endpoint did where the document leaves a choice; equal rows of one sentence stand together. */
export interface ComparedObservation {
  readonly requirement: string;
  readonly sentence: string;
  /** Rows of the table that drives the check; empty where none does. */
  readonly rows: readonly string[];
  /** In the order of the endpoints; `null` where nothing was recorded. */
  readonly seen: readonly (Json | null)[];
  /** Whether two endpoints that recorded something differ. */
  readonly differs: boolean;
}

interface Sight {
  readonly check: string;
  readonly requirement: string;
  readonly sentence: string;
  readonly seen: readonly (Json | null)[];
}

/** Observations of several reports side by side, those that differ first; otherwise in the order of the documents. */
export function compareObservations(reports: readonly Report[]): readonly ComparedObservation[] {
  const sights = grouped(sightsOf(reports), ({ requirement, sentence, seen }) =>
    JSON.stringify([requirement, sentence, seen]),
  );
  const compared = [...sights.values()].flatMap((group): readonly ComparedObservation[] => {
    const [first] = group;
    if (!first) return [];
    const { requirement, sentence, seen } = first;
    const rows = group.flatMap(({ check }) => rowOf(check) ?? []);
    return [{ requirement, sentence, rows, seen, differs: differ(seen) }];
  });
  return [...compared.filter(({ differs }) => differs), ...compared.filter(({ differs }) => !differs)];
}

function sightsOf(reports: readonly Report[]): readonly Sight[] {
  const seen = reports.map(
    ({ observations }) => new Map(observations.map((observation) => [observation.check, observation.seen])),
  );
  const sentences = new Map(
    reports.flatMap(({ verdicts }) => verdicts.map((verdict) => [verdict.check, sentenceOf(verdict)])),
  );
  const all = reports.flatMap(({ observations }) => observations);
  const requirements = new Map(all.map(({ check, requirement }) => [check, requirement]));
  return [...requirements].map(([check, requirement]) => {
    const sentence = sentences.get(check) ?? check;
    return { check, requirement, sentence, seen: seen.map((own) => own.get(check) ?? null) };
  });
}

function differ(seen: readonly (Json | null)[]): boolean {
  return new Set(seen.filter((value) => value !== null).map((value) => JSON.stringify(value))).size > 1;
}
