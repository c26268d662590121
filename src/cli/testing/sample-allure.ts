import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestResult } from "allure-js-commons";
import type { Report } from "../../model/report.ts";

/** The chapter whose results the sample keeps: all of them would be a thousand files. */
export const keptChapter = "response";

/**
 * Takes the Allure results of one chapter of a run into the sample, under names that stay, with the address and the time
 * of `report`. Gives whether anything has changed.
 */
export function keepAllureResults(from: string, to: string, { run }: Report): boolean {
  const time = Date.parse(run.startedAt);
  const results = readdirSync(from)
    .filter((name) => name.endsWith("-result.json"))
    .map((name): TestResult => JSON.parse(readFileSync(join(from, name), "utf8")))
    .filter(({ labels }) => labels.some(({ name, value }) => name === "feature" && value === keptChapter));
  const texts = new Map([
    ["environment.properties", environmentOf(run)],
    ...results.map((result) => {
      const uuid = result.historyId ?? "";
      const lasting = { ...result, uuid, start: time, stop: time };
      return [`${uuid}-result.json`, `${JSON.stringify(lasting, null, 2)}\n`] as const;
    }),
  ]);
  const before = textsIn(to);
  const same = before.size === texts.size && [...texts].every(([name, text]) => before.get(name) === text);
  if (same) return false;
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const [name, text] of texts) writeFileSync(join(to, name), text);
  return true;
}

function environmentOf({ endpoint, profile, effort, seed }: Report["run"]): string {
  return `endpoint=${endpoint}\nprofile=${profile}\neffort=${effort}\nseed=${seed}\n`;
}

function textsIn(folder: string): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true });
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
