import { basename } from "node:path";
import type { Command } from "commander";
import { loadSuites } from "../../harness/index.ts";
import { ExitCode } from "../../model/errors.ts";
import { type ActionFacts, comparePage, derivePage, loadSpecs, renderAction } from "../../spec/index.ts";
import { renderDrift } from "../drift/render.ts";
import type { Finish, Output, Surroundings } from "../surroundings.ts";
import { readTextFile } from "../text-file.ts";

const examples = `
Example:
  kms-conformance derive --check GenerateDataKey.txt   the page as saved from a browser as plain text
`;

/** `derive`: reads the facts out of a saved page of the document, or compares them with those in specs/. */
export function addDerive(program: Command, { stdout }: Surroundings, finish: Finish): void {
  program
    .command("derive")
    .description("read the facts of a saved page, or compare them with the specs")
    .argument("<page>", "the action's page, saved as plain text")
    .option("--check", "list what differs from the specs, and the checks that lean on it", false)
    .addHelpText("after", examples)
    .action(async (path: string, { check }: { readonly check: boolean }) => {
      const facts = derivePage(readTextFile(path, "The page"), path);
      if (check) return finish(await compare(facts, path, stdout));
      stdout.write(renderAction(facts));
      return finish(ExitCode.conforms);
    });
}

async function compare(facts: ActionFacts, path: string, stdout: Output): Promise<ExitCode> {
  const { action, requirements } = loadSpecs();
  const differences = comparePage(facts, action);
  if (differences.length === 0) {
    stdout.write(`${basename(path)} says what the specs say.\n`);
    return ExitCode.conforms;
  }
  stdout.write(renderDrift(differences, requirements, await loadSuites()));
  return ExitCode.violates;
}
