import type { CiphertextLayout, Latency, Measurements } from "../../model/report.ts";
import type { Requests } from "./lines.ts";

/** Requests of several parts of a run together. */
export function addRequests(parts: readonly (Requests | undefined)[]): Requests {
  return {
    total: parts.reduce((sum, part) => sum + (part?.total ?? 0), 0),
    retried: parts.reduce((sum, part) => sum + (part?.retried ?? 0), 0),
  };
}

/** What several parts of a run measured, together; `undefined` where none of them did. */
export function addMeasurements(parts: readonly Measurements[]): Measurements | undefined {
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return first;
  return {
    latency: addLatencies(parts.flatMap(({ latency }) => latency)),
    bytes: {
      total: parts.reduce((sum, { bytes }) => sum + bytes.total, 0),
      counts: first.bytes.counts.map((_, value) =>
        parts.reduce((sum, { bytes }) => sum + (bytes.counts[value] ?? 0), 0),
      ),
    },
    ciphertexts: addLayouts(parts.flatMap(({ ciphertexts }) => ciphertexts)),
  };
}

function addLatencies(all: readonly Latency[]): readonly Latency[] {
  const actions = [...new Set(all.map(({ action }) => action))].toSorted();
  return actions.map((action) => {
    const counts = new Map<number, number>();
    for (const { upTo, count } of all
      .filter((one) => one.action === action)
      .flatMap(({ buckets }) => buckets))
      counts.set(upTo, (counts.get(upTo) ?? 0) + count);
    const sorted = [...counts].toSorted(([one], [other]) => one - other);
    return { action, buckets: sorted.map(([upTo, count]) => ({ upTo, count })) };
  });
}

/** Ciphertexts of one form are one: the longest of them, counted together. */
function addLayouts(all: readonly CiphertextLayout[]): readonly CiphertextLayout[] {
  const forms = new Map<string, CiphertextLayout>();
  for (const layout of all) {
    const form = JSON.stringify([layout.algorithm, layout.fields.map(({ name, found }) => [name, found])]);
    const known = forms.get(form) ?? { ...layout, count: 0 };
    const longest = sizeOf(layout) > sizeOf(known) ? layout : known;
    forms.set(form, { ...longest, count: known.count + layout.count });
  }
  return [...forms].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, layout]) => layout);
}

function sizeOf({ fields }: CiphertextLayout): number {
  return fields.reduce((sum, { bytes }) => sum + bytes, 0);
}
