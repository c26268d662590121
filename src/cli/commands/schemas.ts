import type { Command } from "commander";
import { ExitCode } from "../../model/errors.ts";
import { checkSchemas, writeSchemas } from "../../spec/index.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

/** `schemas`: writes the JSON Schemas that follow from specs/, or says whether they are up to date. */
export function addSchemas(program: Command, { stdout }: Surroundings, finish: Finish): void {
  program
    .command("schemas")
    .description("write schemas/actions from the specs")
    .option("--check", "write nothing; exit 1 when they are out of date", false)
    .action(({ check }: { readonly check: boolean }) => {
      const lines = check ? checkSchemas() : writeSchemas().map((path) => `wrote ${path}`);
      for (const line of lines) stdout.write(`${line}\n`);
      if (check && lines.length === 0) stdout.write("The schemas follow from the specs.\n");
      finish(check && lines.length > 0 ? ExitCode.violates : ExitCode.conforms);
    });
}
