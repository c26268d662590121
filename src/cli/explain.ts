import { redactSecrets } from "../client/index.ts";
import { ExitCode, HarnessError } from "../model/errors.ts";
import { plainBlock } from "../report/plain-text.ts";
import { complain } from "./complain.ts";
import type { Surroundings } from "./surroundings.ts";

/** Says on stderr, without secrets, what an error means; gives the code to end with. */
export function explain(error: unknown, debug: boolean, { stderr }: Surroundings): ExitCode {
  const known = error instanceof HarnessError;
  const message = redactSecrets(error instanceof Error ? error.message : String(error));
  const advice = known || debug ? "" : " (this is a fault of kms-conformance; run again with --debug)";
  complain(stderr, `${message}${advice}`);
  if (debug && error instanceof Error)
    stderr.write(`${plainBlock(redactSecrets(error.stack ?? error.name))}\n`);
  return known ? error.exitCode : ExitCode.harness;
}
