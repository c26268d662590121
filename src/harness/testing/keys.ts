import type { KeyEntry, KeyLedger } from "../fixtures/key-ledger.ts";
import type { RecordingEndpoint } from "./recording.ts";

/** A ledger that is kept in memory. */
export function ledgerOf(...entries: readonly KeyEntry[]): KeyLedger {
  const keys = new Map(entries.map((entry) => [entry.alias, entry]));
  return {
    record: (entry) => void keys.set(entry.alias, entry),
    forget: (alias) => void keys.delete(alias),
    entries: () => [...keys.values()],
  };
}

/** A key as an endpoint lists it. */
export interface Listed {
  readonly KeyId: string;
  readonly Alias: string;
  readonly KeyState: string;
  readonly DeletionDate: number;
}

/** Every key of an endpoint, by its alias. */
export async function keysAt(endpoint: RecordingEndpoint): Promise<ReadonlyMap<string, Listed>> {
  const { KeyMetadatas: listed } = await endpoint.tell("ListKeyDetail", { Limit: 200 });
  const keys: readonly Listed[] = Array.isArray(listed) ? listed : [];
  return new Map(keys.map((key) => [key.Alias, key]));
}

/** Aliases that are nobody's business here, some of them close to those of a run. */
const foreignAliases = [
  "conformance",
  "conformance-enabledKey",
  "conformance-20261126T110258-3f9ac1d2",
  "conformance-20261126T110258-3f9ac1d2-payroll",
  "conformance-20261126T110258-3f9ac1d2-enabledKey",
  "conformance-20261126T110258-3f9ac1d2-disabledKey-2",
  "Conformance-20261126T110258-3f9ac1d2-disabledKey",
  "my-conformance-20261126T110258-3f9ac1d2-disabledKey",
  "kms_conformance",
  ...Array.from({ length: 40 }, (_, index) => `production-${index}`),
];

/** Fills an endpoint with keys of other people, a third of them disabled; gives them as they are then. */
export async function fillWithForeignKeys(endpoint: RecordingEndpoint): Promise<ReadonlyMap<string, Listed>> {
  for (const [index, Alias] of foreignAliases.entries()) {
    const { KeyId } = await endpoint.tell("CreateKey", { Alias });
    if (index % 3 === 0) await endpoint.tell("DisableKey", { KeyId });
  }
  return keysAt(endpoint);
}
