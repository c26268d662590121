import { UsageError } from "../../model/errors.ts";

/**
 * A value that is sent in a header, as it is. `what` says what it is and where it stands.
 *
 * @throws UsageError, which does not repeat the value, where no header carries it.
 */
export function inAHeader(value: string, what: string): string {
  if (/^[ -~]*$/.test(value)) return value;
  throw new UsageError(`${what} has a line break in it or a letter beyond ASCII; write it anew.`);
}
