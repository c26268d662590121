import { InternalHarnessError } from "../model/errors.ts";
import { type Case, requestViolations } from "../oracle/index.ts";

/**
 * Makes sure that a request is as it is meant: whatever the schema finds wrong in it must be a fault that the case
 * names. Otherwise the answer would be held against the endpoint although the harness sent another request than it says.
 *
 * @throws InternalHarnessError when the request breaks its own schema.
 */
export function assertAsMeant({ parameters, faults }: Case): void {
  const unmeant = requestViolations(parameters).find(({ pointer }) => {
    const name = pointer.split("/")[1] ?? "";
    return !faults.some((fault) => fault.startsWith(name));
  });
  if (unmeant) throw new InternalHarnessError(`the request breaks its own schema: ${unmeant.message}`);
}
