import type { Verdict } from "../../../model/verdict.ts";
import { counted } from "../../quantity.ts";

/** How much was tried: `3 checks, 14 requests`. */
export function effortOf(verdicts: readonly Verdict[]): string {
  const requests = verdicts.reduce((sum, verdict) => sum + verdict.requests, 0);
  return `${counted(verdicts.length, "check")}, ${counted(requests, "request")}`;
}
