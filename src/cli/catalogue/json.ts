import type { Catalogue } from "./catalogue.ts";

/** The catalogue for programs: `{ checks: [{ check, …, statement }], excluded: [{ id, …, excluded }] }`. */
export function catalogueJson({ chapters, excluded }: Catalogue): string {
  const checks = chapters.flatMap(({ cited }) =>
    cited.flatMap(({ requirement: { statement }, checks: own }) =>
      own.map(({ identity, effort, claim }) => ({
        ...identity,
        effort,
        claim,
        statement,
      })),
    ),
  );
  return `${JSON.stringify({ checks, excluded }, null, 2)}\n`;
}
