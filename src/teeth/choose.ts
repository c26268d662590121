import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { loadSuites, plannedControls, plannedProbes, plannedRequests, select } from "../harness/index.ts";
import { cover } from "./cover.ts";
import { startThreads } from "./run.ts";
import { allSubjects, type SubjectResult } from "./subject.ts";

/** Where the choice goes, as source. */
const target = "src/harness/smoke-checks.ts";

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
  const threads = startThreads();
  const results: SubjectResult[] = [];
  try {
    const mutants = allSubjects()
      .filter(({ kind, rare }) => kind === "mutant" && rare === undefined)
      .filter((_, at) => at % Number(every) === 0);
    const trial = { effort: "smoke", seed: 1, plainly: true, only: [], toTheEnd: true } as const;
    const tasks = mutants.map(({ kind, name }) => ({ ...trial, kind, name }));
    await threads.each(tasks, (result) => void results.push(result));
  } finally {
    await threads.close();
  }
  // Properties are for runs that can afford them.
  const choices = checks.flatMap(({ identity, body, ...definition }) =>
    body.kind === "act" && body.cases === undefined
      ? { id: identity.check, cost: plannedRequests({ identity, body, ...definition }, "standard") }
      : [],
  );
  const chosen = cover(
    choices,
    results.map(({ shownBy }) => shownBy),
    Number(requests) - plannedControls - plannedProbes(checks, "smoke"),
  );
  writeFileSync(target, sourceOf(chosen));
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
