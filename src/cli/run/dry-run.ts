import { loadSuites, select } from "../../harness/index.ts";
import { EnvironmentError, ExitCode } from "../../model/errors.ts";
import type { RunFlags } from "../commands/run.ts";
import type { Surroundings } from "../surroundings.ts";
import { defaultClaims, readProfileDocument } from "../target/profile.ts";
import { nothingSelected } from "./journey.ts";
import { renderPlan } from "./plan.ts";

/** Says which checks a run would take. Needs no secrets, starts nothing and sends nothing. */
export async function dryRun(flags: RunFlags, { stdout }: Surroundings): Promise<ExitCode> {
  const { profile, effort, only, shard, verbose } = flags;
  const claims = (profile === undefined ? undefined : readProfileDocument(profile).claims) ?? defaultClaims;
  const selected = select(await loadSuites(), { effort, only, ...(shard === undefined ? {} : { shard }) });
  if (selected.length === 0) throw new EnvironmentError(nothingSelected(flags));
  stdout.write(renderPlan(selected, effort, claims, verbose));
  return ExitCode.conforms;
}
