import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { loadSuites, plannedControls, plannedRequests, plannedShared, select } from "../harness/index.ts";
import { cover } from "./cover.ts";
import { startThreads } from "./run.ts";
import { allSubjects, type SubjectResult } from "./subject.ts";

/** Where the choice goes, as source. */
const target = "src/harness/check/smoke-checks.ts";

const command = new Command("choose")
  .description("Chooses the checks of effort smoke: those whose requests show the most mutants.")
  .option("--requests <number>", "requests that a smoke run may send", "59")
  .option("--every <number>", "try every so many-th mutant only", "1");

interface Flags {
  readonly requests: string;
  readonly every: string;
}

command.action(async ({ requests, every }: Flags) => {
  const checks = select(await loadSuites(), { effort: "standard", only: [] });
  // Properties are for runs that can afford them.
  const single = checks.filter(({ body }) => body.kind === "act" && body.cases === undefined);
  const ids = [...single, ...checks.filter(({ body }) => body.kind === "throughout")].map(
    ({ identity }) => identity.check,
  );
  const threads = startThreads();
  const results: SubjectResult[] = [];
  try {
    const mutants = allSubjects()
      .filter(({ kind, rare }) => kind === "mutant" && rare === undefined)
      .filter((_, at) => at % Number(every) === 0);
    const trial = { effort: "standard", seed: 1, only: ids, toTheEnd: true } as const;
    const tasks = mutants.map(({ kind, name }) => ({ ...trial, kind, name }));
    await threads.each(tasks, (result) => void results.push(result));
  } finally {
    await threads.close();
  }
  const choices = single.map((check) => {
    const choice = { id: check.identity.check, cost: plannedRequests(check, "standard") };
    return check.lent === undefined ? choice : { ...choice, needs: check.lent };
  });
  const shown = results.map(({ shownBy }) => shownBy);
  const ways = plannedShared(checks.map(({ lent: _, ...check }) => check));
  const budget = Number(requests) - plannedControls - ways;
  const { chosen, shows } = await cover(choices, shown, budget);
  writeFileSync(target, sourceOf(chosen));
  process.stdout.write(
    `${chosen.length} checks chosen: no others for ${budget} requests show more than their ${shows} of ${shown.length} mutants\n`,
  );
});

function sourceOf(ids: readonly string[]): string {
  return `/**
 * The checks of effort smoke beside those that are judged on every answer: chosen by \`npm run choose\`, as those whose
 * few requests show the most of the mutants.
 */
export const smokeChecks: ReadonlySet<string> = new Set([
${ids.map((id) => `  ${JSON.stringify(id)},`).join("\n")}
]);
`;
}

await command.parseAsync();
