import type { Cleaned, KeyEntry } from "../../harness/index.ts";

/** What would be done with one key, as one line without its end. */
export function plannedLine({ alias, keyId }: KeyEntry): string {
  return `${alias} (${keyId ?? "KeyId to be looked up"}): its deletion would be scheduled`;
}

/** What became of one key, as one line without its end. */
export function cleanedLine(cleaned: Cleaned): string {
  const { alias } = cleaned;
  switch (cleaned.outcome) {
    case "scheduled":
      return `${alias} (${cleaned.keyId}): deletion scheduled in 7 days`;
    case "already-scheduled":
      return `${alias} (${cleaned.keyId}): its deletion is scheduled`;
    case "never-made":
      return `${alias}: it was never made`;
    case "left":
      return `${alias}${cleaned.keyId === undefined ? "" : ` (${cleaned.keyId})`}: left alone, ${cleaned.why}`;
    default:
      return cleaned satisfies never;
  }
}
