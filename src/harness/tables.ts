import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CaseFacts, type RequestSchema, readRequestSchema } from "../cases/index.ts";
import { loadSpecs, packageRoot } from "../spec/index.ts";

const file = join(packageRoot(), "schemas/actions/generate-data-key.request.schema.json");

/** The generated request schema: what every table and arbitrary of the suites is derived from. */
export const schema: RequestSchema = readRequestSchema(JSON.parse(readFileSync(file, "utf8")));

/** The facts beside the schema that tables need: lengths by KeySpec, RSA maxima, the key that an algorithm takes. */
export const facts: CaseFacts = loadSpecs().predictions;
