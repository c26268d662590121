import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";

const require = createRequire(import.meta.url);

/** In what a document departs from the schema of HAR 1.2, one line each; nothing when it keeps to it. */
export function harFaults(document: unknown): readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addMetaSchema(read(require.resolve("ajv/dist/refs/json-schema-draft-06.json")));
  const folder = dirname(require.resolve("har-schema/lib/har.json"));
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
    ajv.addSchema(read(join(folder, name)));
  }
  const validate = ajv.getSchema("har.json");
  if (validate === undefined) throw new Error("har-schema has no har.json");
  return validate(document) === true
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

function read(path: string): object {
  const value: object = JSON.parse(readFileSync(path, "utf8"));
  return value;
}
