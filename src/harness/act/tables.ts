import { readFileSync } from "node:fs";
import { join } from "node:path";
import type fc from "fast-check";
import {
  type Case,
  type CaseFacts,
  inAnyWay,
  inWays,
  partsOf,
  type RequestSchema,
  type Row,
  readRequestSchema,
  wholeWays,
} from "../../cases/index.ts";
import type { Effort } from "../../model/profile.ts";
import { loadSpecs, packageRoot } from "../../spec/index.ts";

const file = join(packageRoot(), "schemas/actions/generate-data-key.request.schema.json");

/** The generated request schema: what every table and arbitrary of the suites is derived from. */
export const schema: RequestSchema = readRequestSchema(JSON.parse(readFileSync(file, "utf8")));

/** The facts beside the schema that tables need: lengths by KeySpec, RSA maxima, the key that an algorithm takes. */
export const facts: CaseFacts = loadSpecs().predictions;

/** The rows of a table of this action, each asked in a way of its own. */
export const askedVariously = <R extends Row>(rows: readonly R[]): readonly R[] =>
  inWays(rows, schema, facts);

/** The cases of an arbitrary of this action, asked in any way. */
export const askedAnyhow = (cases: fc.Arbitrary<Case>): ReturnType<typeof inAnyWay> =>
  inAnyWay(cases, schema, facts);

/** The rows of a table, each asked in a way of its own, where all of them are refused for something that is not in the row. */
export const askedInVain = <R extends Row>(rows: readonly R[]): readonly R[] =>
  inWays(rows, schema, facts, () => true);

const whole = wholeWays(schema, facts).map((way) => {
  const names = partsOf(way).map(({ leansOn }) => leansOn);
  return { way, names, name: names.join(" + ") };
});

/** The ways of asking that hold every part at once of those by these names: together they try each of them. */
export const wholeWaysFor = (leanings: readonly string[]): typeof whole =>
  whole.filter(({ names }) => names.some((name) => leanings.includes(name)));

/** Good requests of several sizes. */
const goodRequests = [
  { NumberOfBytes: 16 },
  { KeySpec: "AES_256" },
  { NumberOfBytes: 3 },
  { KeySpec: "AES_128", NumberOfBytes: 24 },
  { NumberOfBytes: 700 },
];

/** Rows on something else than parameters, each with a good request that is asked in a way of its own. */
export function withGoodRequest<R extends { readonly name: string; readonly effort?: Effort }>(
  rows: readonly R[],
): readonly (R & Row)[] {
  const requests = rows.map((row, at) => {
    const parameters = goodRequests[at % goodRequests.length] ?? {};
    return { effort: "standard" as const, ...row, parameters, faults: [] };
  });
  return askedInVain(requests);
}
