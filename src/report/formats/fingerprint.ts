import { createHash } from "node:crypto";
import type { Report } from "../../model/report.ts";

/**
 * Names a finding for services that follow it from run to run: 64 hexadecimal digits that depend on the profile and
 * the check alone, so a new reason, another line or another order of the checks leaves it as it is.
 */
export function fingerprintOf({ run }: Report, check: string): string {
  return createHash("sha256")
    .update(JSON.stringify([run.profile, check]))
    .digest("hex");
}
