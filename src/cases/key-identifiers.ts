import { companions } from "./minimal-request.ts";
import type { RequestSchema } from "./request-schema.ts";
import type { Row } from "./row.ts";

const UUID = "23e80852-1e38-11e9-b129-5cb9019b4b01";

const MALFORMED: readonly (readonly [name: string, value: string])[] = [
  ["words", "not a key identifier"],
  ["cut", UUID.slice(0, -1)],
  ["extended", `${UUID}0`],
  ["not-hexadecimal", UUID.replaceAll("e", "z")],
  ["one-character", "x"],
  ["path", "../../etc/passwd"],
  ["quote", "' OR '1'='1"],
  ["nul", `${UUID.slice(0, -1)}\u0000`],
  ["not-latin", "\u5bc6\u94a5"],
  ["prototype", "__proto__"],
  ["long", "a".repeat(4096)],
];
const STANDARD: ReadonlySet<string> = new Set(["cut", "not-hexadecimal", "quote", "prototype", "long"]);

/** KeyIds that cannot be the identifier of a CMK, next to an otherwise valid request. */
export function malformedKeyIds(schema: RequestSchema): readonly Row[] {
  return MALFORMED.map(([name, value]) => ({
    name: `KeyId.format.${name}`,
    parameters: { ...companions(schema, "KeyId"), KeyId: value },
    faults: ["KeyId.format"],
    effort: name === "words" ? "smoke" : STANDARD.has(name) ? "standard" : "thorough",
  }));
}
