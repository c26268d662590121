import { contract } from "./contract.ts";
import { explainSchemaErrors } from "./explain.ts";

/** What is wrong with a report against schemas/report.schema.json, in one line, or undefined when it is valid. */
export function validateReport(value: unknown): string | undefined {
  const validate = contract<unknown>("report");
  return validate(value) ? undefined : explainSchemaErrors(validate.errors);
}

/** What is wrong with a line of verdicts.ndjson against schemas/verdicts.schema.json, or undefined when it is valid. */
export function validateVerdictLine(value: unknown): string | undefined {
  const validate = contract<unknown>("verdicts");
  return validate(value) ? undefined : explainSchemaErrors(validate.errors);
}
