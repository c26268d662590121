import { type KeyKeeping, loadSuites, neededRoles, type Selection, select } from "../../harness/index.ts";
import { UsageError } from "../../model/errors.ts";
import type { Profile } from "../../model/profile.ts";
import { cleanedLine } from "../keys/cleaned-line.ts";
import { newLedger, openKeyFolder } from "../keys/key-folder.ts";
import type { RunFlags } from "./run-flags.ts";

/**
 * Where a run writes down the keys that it makes, with the ledgers that earlier runs have left; nothing for a run that
 * makes none and finds none. `say` takes whole lines for people.
 */
export async function keysOf(
  { stateDir, safe, ...selection }: Pick<RunFlags, "stateDir" | "safe"> & Selection,
  profile: Profile,
  say: (text: string) => void,
): Promise<{ readonly keys?: KeyKeeping }> {
  if (profile.embedded === true) return {};
  const { over, unreadable } = openKeyFolder(stateDir, profile);
  for (const path of unreadable) say(`kms-conformance: ${path} cannot be read; \`clean\` says what to do\n`);
  if (safe && over.length > 0)
    say(
      "kms-conformance: an earlier run has left keys, and --safe leaves them too; run `kms-conformance clean`\n",
    );
  if (safe || (profile.provision !== true && over.length === 0)) return {};
  const onCleaned: KeyKeeping["onCleaned"] = (cleaned) => say(`kms-conformance: ${cleanedLine(cleaned)}\n`);
  const needed = neededRoles(select(await loadSuites(), selection));
  return { keys: { ...newLedger(stateDir, profile), needed, earlier: over, onCleaned } };
}

/**
 * Under --safe no key is made, and without those that the profile wants made a run would judge little.
 *
 * @throws UsageError when the profile wants any.
 */
export function assertNothingToMake({ provision, file }: Pick<Profile, "provision" | "file">): void {
  if (provision !== true) return;
  throw new UsageError(
    `${file} says \`provision: true\` and --safe makes no key; leave one of them out, or name keys under fixtures.`,
  );
}
