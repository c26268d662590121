import { ALGORITHM, companions, LENGTH, PUBLIC_KEY, SPEC, valuesOf } from "../minimal-request.ts";
import { keyMaterial } from "../placeholder.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";

/** One row for each kind of fault that a query can have, in which every value is text: what is read anew for GET may be read less strictly. */
export function brokenQueries(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const [spec] = valuesOf(schema, SPEC);
  const misfit = Object.keys(facts.algorithmKeys).find((name) => facts.algorithmKeys[name] === "RSA_2048");
  return [
    row("unknown", { ...companions(schema, "Undefined"), Undefined: "x" }, "unknown"),
    row("required", { [SPEC]: spec }, "KeyId.required"),
    row("fraction", { [LENGTH]: 16.5 }, `${LENGTH}.type`),
    row("empty", { [LENGTH]: "" }, `${LENGTH}.empty`),
    row("enum", { [SPEC]: `${spec}_` }, `${SPEC}.enum`),
    row(
      "misfit",
      { [SPEC]: spec, [PUBLIC_KEY]: keyMaterial("SM2"), [ALGORITHM]: misfit },
      `${ALGORITHM}.key`,
    ),
  ];
}

function row(name: string, parameters: Row["parameters"], fault: string): Row {
  return { name: `query.${name}`, parameters, faults: [fault], effort: "standard" };
}
