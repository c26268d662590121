import type { Command } from "commander";
import { loadSuites, select } from "../../harness/index.ts";
import { ExitCode, InternalHarnessError } from "../../model/errors.ts";
import type { Effort } from "../../model/profile.ts";
import { loadSpecs } from "../../spec/index.ts";
import { catalogueOf, unexplained } from "../catalogue/catalogue.ts";
import { catalogueJson } from "../catalogue/json.ts";
import { renderCatalogue } from "../catalogue/render.ts";
import { effortOption } from "../option-values.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

/** `list`: says what is checked, on which statement, and what is not and why. */
export function addList(program: Command, { stdout }: Surroundings, finish: Finish): void {
  program
    .command("list")
    .description("say what is checked, and what is not and why")
    .option("--json", "as JSON, with every row of every table", false)
    .addOption(effortOption("only what runs at this effort"))
    .action(async ({ json, effort = "thorough" }: { readonly json: boolean; readonly effort?: Effort }) => {
      const { requirements } = loadSpecs();
      const checks = await loadSuites();
      const catalogue = catalogueOf(requirements, select(checks, { effort, only: [] }));
      stdout.write(json ? catalogueJson(catalogue) : renderCatalogue(catalogue));
      const holes = unexplained(requirements, checks);
      if (holes.length > 0) throw hole(holes);
      finish(ExitCode.conforms);
    });
}

function hole(ids: readonly string[]): InternalHarnessError {
  const what = `${ids.join(", ")} ${ids.length === 1 ? "has" : "have"} neither a check nor a reason`;
  return new InternalHarnessError(`${what}; add a check to suites/ or \`excluded\` to requirements.yaml.`);
}
