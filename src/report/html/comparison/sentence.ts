import { counted } from "../../quantity.ts";
import type { Agreement } from "./agreement.ts";
import type { Comparison } from "./comparison.ts";

/** A comparison in one sentence: `They differ: on 6 of 17 requirements.` */
export function comparisonSentence(comparison: Comparison): string {
  const count = countsOf(comparison);
  const judged = comparison.requirements.length - count("not-judged");
  if (judged === 0) return "Nothing to compare: no requirement was judged.";
  const apart = judged - count("agree");
  return apart === 0
    ? `All agree: on ${counted(judged, "requirement")}.`
    : `They differ: on ${apart} of ${counted(judged, "requirement")}.`;
}

/** How the requirements of a comparison fall apart, in one sentence. */
export function comparisonAside(comparison: Comparison): string {
  const count = countsOf(comparison);
  const parts = [
    counted(comparison.endpoints.length, "endpoint"),
    ...told(count("service-deviates"), "where the service deviates from its own document"),
    ...told(count("document-alone"), "that nobody keeps"),
    ...told(count("deviate"), "kept by some and not by others"),
    ...told(count("not-judged"), "on which nobody was judged"),
  ];
  return `${parts.join(", ")}.`;
}

function countsOf({ requirements }: Comparison): (kind: Agreement["kind"]) => number {
  return (kind) => requirements.filter(({ agreement }) => agreement.kind === kind).length;
}

function told(count: number, what: string): readonly string[] {
  return count > 0 ? [`${counted(count, "requirement")} ${what}`] : [];
}
