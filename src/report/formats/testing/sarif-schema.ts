import sarif from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import formats from "ajv-formats";

// The schema is of draft 4, whose `id` a validator of today refuses, and one of its patterns is none in Unicode mode.
const { id: _id, $schema: _draft, ...schema } = sarif;
const validator = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(validator);
const validate = validator.compile(schema);

/** What the schema of SARIF 2.1.0 has against a text: nothing where it keeps to it. */
export function faultsOfSarif(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
