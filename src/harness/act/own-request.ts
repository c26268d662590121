import { InternalHarnessError } from "../../model/errors.ts";
import { type Case, requestViolations } from "../../oracle/index.ts";

type SchemaViolation = ReturnType<typeof requestViolations>[number];

/** Faults by the name of the schema's own keyword: the schema must find them. */
const visible = /^(?<name>\w+)\.(?<keyword>type|enum|minimum|maximum)$/;

/**
 * Makes sure that a request is as it is meant: whatever the schema finds wrong in it is a fault that the case names,
 * and whatever the case names and the schema can see is there. Otherwise the answer would be held against the endpoint
 * although the harness sent another request than it says.
 *
 * @throws InternalHarnessError when the request breaks its own schema otherwise than it says, or does not.
 */
export function assertAsMeant({ parameters, faults }: Case): void {
  const violations = requestViolations(parameters);
  const unmeant = violations.find((violation) => !faults.some((fault) => explains(fault, violation)));
  if (unmeant) throw new InternalHarnessError(`the request breaks its own schema: ${unmeant.message}`);
  const absent = faults.find((fault) => !isThere(fault, violations));
  if (absent) throw new InternalHarnessError(`the request was to have the fault ${absent} and has not`);
}

function explains(fault: string, { pointer, keyword }: SchemaViolation): boolean {
  const [, name] = pointer.split("/");
  if (name !== undefined) return fault.startsWith(`${name}.`);
  switch (keyword) {
    case "required":
      return fault.endsWith(".required");
    case "anyOf":
      return fault.endsWith(".oneOf");
    case "additionalProperties":
      return fault === "unknown";
    default:
      return fault.startsWith("EncryptionAlgorithm.");
  }
}

function isThere(fault: string, violations: readonly SchemaViolation[]): boolean {
  const { name, keyword } = visible.exec(fault)?.groups ?? {};
  if (name !== undefined)
    return violations.some((one) => one.pointer === `/${name}` && one.keyword === keyword);
  const atRoot = fault === "unknown" ? "additionalProperties" : fault.endsWith(".required") ? "required" : "";
  return atRoot === "" || violations.some((one) => one.pointer === "" && one.keyword === atRoot);
}
