import type { Parameters } from "../../model/exchange.ts";
import type { Effort } from "../../model/profile.ts";
import {
  ALGORITHM,
  CONTEXT,
  choice,
  companions,
  PUBLIC_KEY,
  propertyOf,
  SPEC,
  validValue,
} from "../minimal-request.ts";
import { keyMaterial } from "../placeholder.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";
import { enumMutants } from "./enum-mutants.ts";
import { typeFault, wrongTypes } from "./wrong-types.ts";

const STANDARD_MUTANTS = /\.(lower|next|between|family)$|^foreign\.(?!(undefined|None|0|default)$)/;
/** Mutations of which one value of each parameter is enough to show who falls for them. */
const STANDARD_ONCE =
  /^(AES_128|SM2)\.(line-end|cut|quoted)$|^(AES_256|RSAES_OAEP_SHA_256)\.(space-after|look-alike)$|^SM2_C1C3C2_ASN1\.hyphen$|^RSAES_PKCS1_V1_5\.capital$/;
/** More mutations for the parameter whose values people type by hand. */
const STANDARD_SPECS =
  /^AES_128\.(nul-after|joined-up|letter-before)$|^AES_256\.(hyphen|wide|zero-before-number)$/;
/** Texts that some languages write, or take, for nothing at all. */
const NOTHING = ["null", "undefined", "None", "0", "default"];
/** Names of other algorithms, and one that every JavaScript object has. */
const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  [SPEC]: ["AES_64", "SM4", "3DES", "constructor", "ANY_SYMMETRIC_ENCRYPTION_ALGORITHM"],
  [ALGORITHM]: ["RSA", "SM2_C1C2C3", "RSAES_OAEP", "constructor"],
};
const STANDARD_TYPES: ReadonlySet<string> = new Set([
  "number",
  "object",
  "array",
  "true",
  "false",
  "zero",
  "empty-object",
  "digits",
  "fraction",
  "large-fraction",
  "exponent",
  "zero-fraction",
  "word",
  "empty",
]);

/**
 * One row for every way to break one keyword of one parameter: required, type, enum, null, the empty string, and the
 * choice between parameters. Bounds are broken by {@link lengthBoundaries}, unknown names by {@link unknownParameters}.
 */
export function violations(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const names = Object.keys(schema.properties);
  return [
    ...schema.required.map((name) =>
      row(`${name}.required`, without(companions(schema, name), name), "standard"),
    ),
    ...names.flatMap((name) => typeRows(schema, name)),
    ...names.flatMap((name) => enumRows(schema, facts, name)),
    ...names.flatMap((name) => emptyRows(schema, name)),
    ...names.filter((name) => !choice(schema).includes(name)).map((name) => nullRow(schema, name)),
    ...choiceRows(schema),
  ];
}

function typeRows(schema: RequestSchema, name: string): readonly Row[] {
  return wrongTypes(schema, name).map((wrong) => ({
    name: `${name}.type.${wrong.name}`,
    parameters: { ...companions(schema, name), [name]: wrong.value },
    faults: [`${name}.${typeFault(wrong.value)}`],
    effort: STANDARD_TYPES.has(wrong.name) ? "standard" : "thorough",
  }));
}

function enumRows(schema: RequestSchema, facts: CaseFacts, name: string): readonly Row[] {
  const values = propertyOf(schema, name).enum;
  if (values === undefined) return [];
  return enumMutants(values, [
    "RSA_2048",
    ...NOTHING,
    ...(FOREIGN[name] ?? []),
    ...foreignValues(schema, name),
  ]).map((mutant) => ({
    name: `${name}.enum.${mutant.name}`,
    parameters: {
      ...companions(schema, name),
      ...fittingKey(facts, name, mutant.of),
      [name]: mutant.value,
    },
    faults: [`${name}.enum`],
    effort: isTelling(name, mutant.name) ? "standard" : "thorough",
  }));
}

function isTelling(name: string, mutant: string): boolean {
  return (
    STANDARD_MUTANTS.test(mutant) ||
    STANDARD_ONCE.test(mutant) ||
    (name === SPEC && STANDARD_SPECS.test(mutant))
  );
}

function foreignValues(schema: RequestSchema, name: string): readonly string[] {
  return Object.entries(schema.properties).flatMap(([other, property]) =>
    other === name ? [] : (property.enum ?? []).slice(0, 1),
  );
}

/** The key that the unbroken algorithm would fit, so that an endpoint that mends the value is seen to grant. */
function fittingKey(facts: CaseFacts, name: string, algorithm: string): Parameters {
  const symbol = facts.algorithmKeys[algorithm];
  return name === ALGORITHM && symbol !== undefined ? { [PUBLIC_KEY]: keyMaterial(symbol) } : {};
}

function emptyRows(schema: RequestSchema, name: string): readonly Row[] {
  if (propertyOf(schema, name).type !== "string") return [];
  return [row(`${name}.empty`, { ...companions(schema, name), [name]: "" }, "standard")];
}

function nullRow(schema: RequestSchema, name: string): Row {
  return row(`${name}.null`, { ...companions(schema, name), [name]: null }, "standard");
}

/** Neither of the alternatives: left out, and null each and both, which may count as left out. */
function choiceRows(schema: RequestSchema): readonly Row[] {
  const names = choice(schema);
  const [first] = names;
  if (first === undefined) return [];
  const fault = `${first}.oneOf`;
  const nulls = (name: string, which: readonly string[]): Row => ({
    name,
    parameters: Object.fromEntries(which.map((each) => [each, null])),
    faults: [...which.map((each) => `${each}.null`), fault],
    effort: "standard",
  });
  const beside = (name: string): Row => {
    const value = name === PUBLIC_KEY ? keyMaterial("SM2") : validValue(schema, name);
    return { ...row(fault, { [name]: value }, "standard"), name: `${fault}.beside.${name}` };
  };
  return [
    row(fault, {}, "standard"),
    ...[CONTEXT, PUBLIC_KEY].filter((name) => name in schema.properties).map(beside),
    ...names.map((each) => nulls(`${each}.null`, [each])),
    nulls(`${fault}.null`, names),
  ];
}

function row(fault: string, parameters: Parameters, effort: Effort): Row {
  return { name: fault, parameters, faults: [fault], effort };
}

function without(parameters: Parameters, name: string): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([each]) => each !== name));
}
