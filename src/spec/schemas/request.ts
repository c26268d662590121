import type { Json } from "../../model/verdict.ts";
import type { ActionFacts, ParameterFacts, PredictionFacts, Specs } from "../types.ts";
import { draft, type JsonSchema, jsonType, schemaId } from "./json-schema.ts";

/**
 * The shape of the action's parameters: types, valid values, bounds and the rules between parameters, each keyword
 * citing in `$comment` the requirement it stands for. It says nothing of what a KeyId or a public key contains.
 */
export function requestSchema({ action, predictions }: Specs): JsonSchema {
  const parameters = Object.entries(action.parameters);
  return {
    $schema: draft,
    $id: schemaId("generate-data-key:request"),
    title: `Parameters of ${action.action}`,
    description: `What the body of a ${action.action} request of version ${action.version} may hold.`,
    ...citations(predictions, requestCitations(action)),
    type: "object",
    required: parameters.filter(([, facts]) => facts.required).map(([name]) => name),
    properties: Object.fromEntries(
      parameters.map(([name, facts]) => [name, property(name, facts, predictions)]),
    ),
    ...oneOfRules(action),
    ...usedWithRules(action),
    additionalProperties: false,
  };
}

function property(name: string, facts: ParameterFacts, predictions: PredictionFacts): JsonSchema {
  const keywords: JsonSchema = {
    type: jsonType(facts.type),
    ...(facts.required && facts.type === "String" ? { minLength: 1 } : {}),
    ...(facts.validValues === undefined
      ? {}
      : { enum: facts.validValues.map((value) => typed(value, facts)) }),
    ...(facts.minimum === undefined ? {} : { minimum: facts.minimum }),
    ...(facts.maximum === undefined ? {} : { maximum: facts.maximum }),
    ...(facts.default === undefined ? {} : { default: typed(facts.default, facts) }),
  };
  const cited = Object.keys(keywords).map((keyword) => ({ keyword, fault: `${name}.${faultOf(keyword)}` }));
  return { ...citations(predictions, cited), ...keywords };
}

function typed(value: string, { type }: ParameterFacts): Json {
  return type === "Integer" || type === "Float" ? Number(value) : value;
}

/** Predictions speak of an empty value where the schema has a length or a default; other names are the same. */
function faultOf(keyword: string): string {
  return keyword === "minLength" || keyword === "default" ? "empty" : keyword;
}

/** At least one of each group; several groups stand in `allOf`. */
function oneOfRules(action: ActionFacts): JsonSchema {
  const groups = Object.values(action.parameters).flatMap(({ oneOf }) =>
    oneOf === undefined ? [] : [[...oneOf].sort()],
  );
  const distinct = [...new Map(groups.map((group) => [group.join(), group])).values()];
  const rules = distinct.map((group) => ({ anyOf: group.map(given) }));
  const [only, ...more] = rules;
  if (only === undefined) return {};
  return more.length === 0 ? only : { allOf: rules };
}

/** The property is named beside `required`, as strict validators want it. */
function given(name: string): JsonSchema {
  return { properties: { [name]: true }, required: [name] };
}

function usedWithRules(action: ActionFacts): JsonSchema {
  const rules = Object.entries(action.parameters).flatMap(([name, { usedWith }]) =>
    usedWith === undefined ? [] : [[name, usedWith] as const],
  );
  return rules.length === 0 ? {} : { dependentRequired: Object.fromEntries(rules) };
}

interface Citation {
  readonly keyword: string;
  readonly fault: string;
}

function requestCitations(action: ActionFacts): readonly Citation[] {
  const names = Object.keys(action.parameters);
  return [
    ...names.map((name) => ({ keyword: "required", fault: `${name}.required` })),
    ...names.map((name) => ({ keyword: "anyOf", fault: `${name}.oneOf` })),
    ...names.map((name) => ({ keyword: "dependentRequired", fault: `${name}.usedWith` })),
    { keyword: "additionalProperties", fault: "unknown" },
  ];
}

/** `$comment: "type GDK-16, minimum GDK-15"`, from the requirements that the predictions give for these faults. */
function citations(predictions: PredictionFacts, cited: readonly Citation[]): JsonSchema {
  const words = cited.flatMap(({ keyword, fault }) => {
    const prediction = predictions.faults.find((candidate) => candidate.fault === fault);
    return prediction === undefined ? [] : [`${keyword} ${prediction.requirement}`];
  });
  return words.length === 0 ? {} : { $comment: words.join(", ") };
}
