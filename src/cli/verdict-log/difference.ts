import type { RunLine } from "./lines.ts";

const facts = [
  ["version", ({ tool }: RunLine) => tool.version],
  // The embedded reference is at another address in every run.
  ["endpoint", ({ endpoint, embedded }: RunLine) => (embedded ? "embedded" : endpoint)],
  ["profile", ({ profile }: RunLine) => profile],
  ["seed", ({ seed }: RunLine) => String(seed)],
  ["effort", ({ effort }: RunLine) => effort],
  ["selection", ({ only }: RunLine) => only.join(" ") || "everything"],
] as const;

/** What two parts of what should be one run differ in, or undefined; shards and declarations aside. */
export function differenceOf(one: RunLine, other: RunLine): string | undefined {
  for (const [name, of] of facts) {
    if (of(one) !== of(other)) return `its ${name} is ${of(one)}, not ${of(other)}`;
  }
  const same = one.profileDigest === other.profileDigest;
  return same ? undefined : `the profile ${one.profile} has changed what it says of the endpoint`;
}
