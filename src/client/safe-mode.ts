import { UsageError } from "../model/errors.ts";
import type { SignedRequest } from "../model/exchange.ts";

/** Actions that leave every key as it is, and what no action is called, which the protocol is tried with. */
const harmless: ReadonlySet<string> = new Set([
  "GenerateDataKey",
  "Decrypt",
  "DescribeKey",
  "ListKeyDetail",
  "GetServiceStatus",
  "GenerateDataKeys",
  "GenerateDataKeyWithoutPlaintext",
  "NoSuchAction",
  "constructor",
  "toString",
  "",
]);

/**
 * Lets a request pass in safe mode only when its action, as it would go over the wire, is known to change nothing.
 *
 * @throws UsageError for any other action, whether it is known to change something or not known at all.
 */
export function assertHarmless({ headers }: SignedRequest): void {
  for (const [name, action] of Object.entries(headers)) {
    if (name.toLowerCase() !== "x-tc-action" || harmless.has(action)) continue;
    throw new UsageError(`${action} was not sent: under --safe only actions go out that change no key.`);
  }
}
