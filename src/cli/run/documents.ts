import type { ReportInput } from "../../report/index.ts";
import { loadSpecs } from "../../spec/index.ts";

/** The documents that a report speaks of: their statements, and the pages that these are taken from. */
export function reportedDocuments(): Required<Pick<ReportInput, "requirements" | "sources">> {
  const { requirements, sources } = loadSpecs();
  return {
    requirements,
    sources: sources.map(({ id, title, updated, retrieved }) => ({ id, title, updated, retrieved })),
  };
}
