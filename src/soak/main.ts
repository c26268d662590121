import { Command, Option } from "commander";
import { type CheckDefinition, loadSuites, runDirectly, startEmbedded } from "../harness/index.ts";
import type { Effort } from "../model/profile.ts";
import { flakesOf, isRed, outcomeOf, type RunOutcome, renderSoak } from "./outcomes.ts";

interface Flags {
  readonly runs: string;
  readonly effort: Effort;
  readonly seed: string;
}

const command = new Command("soak")
  .description("Repeats the embedded run with new seeds and says whether anything ever came out otherwise.")
  .option("--runs <number>", "how many runs", "20")
  .addOption(
    new Option("--effort <effort>", "how much each run spends")
      .choices(["smoke", "standard", "thorough"])
      .default("standard"),
  )
  .option("--seed <number>", "seed of the first run; each further run has the next one", "1");

command.action(async ({ runs, effort, seed }: Flags) => {
  const checks = await loadSuites();
  const began = performance.now();
  const outcomes: RunOutcome[] = [];
  for (let at = 0; at < Number(runs); at += 1)
    outcomes.push(await runOnce(checks, effort, Number(seed) + at));
  process.stdout.write(renderSoak(outcomes, (performance.now() - began) / 1000));
  const red = outcomes.some((run) => [...run.outcomes.values()].some(isRed));
  process.exitCode = red || flakesOf(outcomes).length > 0 ? 1 : 0;
});

/** One run against a reference endpoint of its own, as a fresh start would be. */
async function runOnce(
  checks: readonly CheckDefinition[],
  effort: Effort,
  seed: number,
): Promise<RunOutcome> {
  const embedded = await startEmbedded();
  try {
    const { verdicts } = await runDirectly(checks, { profile: embedded.profile, effort, seed });
    return outcomeOf(seed, verdicts);
  } finally {
    await embedded.close();
  }
}

await command.parseAsync();
