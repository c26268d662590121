import type { RequirementOutcome } from "../../../model/report.ts";

/**
 * How the witnesses of one statement stand to each other, the document being one of them: all endpoints that were
 * judged keep it; some deviate; the vendor's own service deviates, so its document is in doubt; nobody of several
 * keeps it, so the document stands alone; nobody was judged. `deviating` are letters of endpoints.
 */
export type Agreement =
  | { readonly kind: "agree" }
  | { readonly kind: "deviate"; readonly deviating: readonly string[] }
  | { readonly kind: "service-deviates"; readonly deviating: readonly string[] }
  | { readonly kind: "document-alone"; readonly deviating: readonly string[] }
  | { readonly kind: "not-judged" };

/** All kinds of agreement, those that need attention first. */
export const agreementKinds = [
  "service-deviates",
  "document-alone",
  "deviate",
  "agree",
  "not-judged",
] as const;

/** How the outcomes of one statement stand to each other; they are in the order of the endpoints. */
export function agreementOf(
  outcomes: readonly RequirementOutcome[],
  endpoints: readonly { readonly letter: string; readonly isService: boolean }[],
): Agreement {
  const deviants = endpoints.filter((_, index) => outcomes[index] === "violates");
  const keeping = outcomes.filter((outcome) => outcome === "conforms").length;
  const deviating = deviants.map(({ letter }) => letter);
  if (deviants.some(({ isService }) => isService)) return { kind: "service-deviates", deviating };
  if (deviants.length > 1 && keeping === 0) return { kind: "document-alone", deviating };
  if (deviants.length > 0) return { kind: "deviate", deviating };
  return { kind: keeping > 0 ? "agree" : "not-judged" };
}

/** The short name of a kind of agreement, for a filter. */
export const agreementWords = {
  "service-deviates": "The service deviates",
  "document-alone": "The document alone",
  deviate: "Some deviate",
  agree: "All agree",
  "not-judged": "Not judged",
} as const satisfies Readonly<Record<Agreement["kind"], string>>;

/** An agreement in one sentence. */
export function sentenceOfAgreement(agreement: Agreement): string {
  switch (agreement.kind) {
    case "agree":
      return "All that were judged keep it";
    case "deviate":
      return `${listed(agreement.deviating)} from the document`;
    case "service-deviates":
      return `The service deviates from its own document (${agreement.deviating.join(", ")})`;
    case "document-alone":
      return `Nobody keeps it (${agreement.deviating.join(", ")}): the document stands alone`;
    case "not-judged":
      return "Nobody was judged on it";
    default:
      return agreement satisfies never;
  }
}

function listed(letters: readonly string[]): string {
  const last = letters.at(-1) ?? "";
  return letters.length === 1 ? `${last} deviates` : `${letters.slice(0, -1).join(", ")} and ${last} deviate`;
}
