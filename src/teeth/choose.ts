import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { smokeChecks } from "../harness/check/smoke-checks.ts";
import {
  type CheckDefinition,
  loadSuites,
  plannedControls,
  plannedRequests,
  plannedShared,
  select,
} from "../harness/index.ts";
import { cover } from "./cover.ts";
import { startThreads } from "./run.ts";
import { allSubjects, type Subject, type SubjectResult } from "./subject.ts";

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
  const throughout = checks.filter(({ body }) => body.kind === "throughout");
  const always = single.filter(
    ({ effort, identity }) => effort === "smoke" && !smokeChecks.has(identity.check),
  );
  const choosable = single.filter((check) => !always.includes(check));
  const mutants = allSubjects()
    .filter(({ kind, rare }) => kind === "mutant" && rare === undefined)
    .filter((_, at) => at % Number(every) === 0);
  // What only many data keys show together, those of the whole of them show.
  const anyway = await tried(mutants, [...always, ...throughout]);
  const left = mutants.filter((mutant) => !isCaught(mutant, anyway));
  const shown = (await tried(left, [...choosable, ...throughout])).map(({ shownBy }) => shownBy);
  const choices = choosable.map((check) => {
    const choice = { id: check.identity.check, cost: plannedRequests(check, "smoke") };
    return check.lent === undefined ? choice : { ...choice, needs: check.lent };
  });
  const ways = plannedShared(
    checks.map(({ lent: _, ...check }) => check),
    "smoke",
  );
  const fixed = always.reduce((sum, check) => sum + plannedRequests(check, "smoke"), 0);
  const budget = Number(requests) - plannedControls - ways - fixed;
  const { chosen, shows } = await cover(choices, shown, budget);
  writeFileSync(target, sourceOf(chosen));
  process.stdout.write(
    `${chosen.length} checks chosen: no others for ${budget} requests show more than their ${shows} of the ` +
      `${left.length} mutants that ${always.length} checks of every run leave of ${mutants.length}\n`,
  );
});

function isCaught({ name, breaks }: Subject, results: readonly SubjectResult[]): boolean {
  const own = results.filter((result) => result.name === name).flatMap(({ violated }) => violated);
  return own.some(({ requirement }) => breaks.includes(requirement));
}

/** What all of some checks find on each of some mutants. */
async function tried(
  subjects: readonly Subject[],
  checks: readonly CheckDefinition[],
): Promise<readonly SubjectResult[]> {
  const only = checks.map(({ identity }) => identity.check);
  const trial = { effort: "standard", seed: 1, only, toTheEnd: true } as const;
  const results: SubjectResult[] = [];
  const threads = startThreads();
  try {
    const tasks = subjects.map(({ kind, name }) => ({ ...trial, kind, name }));
    await threads.each(tasks, (result) => void results.push(result));
  } finally {
    await threads.close();
  }
  return results;
}

function sourceOf(ids: readonly string[]): string {
  return `/**
 * The checks of effort smoke beside those that are judged on every answer and those that ask for much at once: chosen by
 * \`npm run choose\`, as those whose few requests show the most of what these leave.
 */
export const smokeChecks: ReadonlySet<string> = new Set([
${ids.map((id) => `  ${JSON.stringify(id)},`).join("\n")}
]);
`;
}

await command.parseAsync();
