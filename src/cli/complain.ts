import { plainLine } from "../report/plain-text.ts";
import type { Output } from "./surroundings.ts";

/** Says something in the name of this program: one line that is safe to print, whatever an endpoint put into the text. */
export function complain(stderr: Output, text: string): void {
  stderr.write(`kms-conformance: ${plainLine(text)}\n`);
}
