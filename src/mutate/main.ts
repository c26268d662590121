import { UsageError } from "../model/errors.ts";
import { accountFor, renderAccount } from "./account.ts";
import { readMutations, readReasons } from "./read.ts";

/** Of the mutations that no reason excuses, the share that the suites must kill. */
const aim = 0.95;

try {
  const account = accountFor(
    readMutations("reports/mutation.json"),
    readReasons(new URL("../../../src/mutate/reasons.yaml", import.meta.url)),
  );
  process.stdout.write(renderAccount(account));
  process.exitCode = account.score < aim ? 1 : 0;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`mutate: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
