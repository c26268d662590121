import { UsageError } from "../model/errors.ts";
import type { Parameters } from "../model/exchange.ts";
import { keyMaterial } from "./placeholder.ts";
import type { PropertySchema, RequestSchema } from "./request-schema.ts";

/** The parameter of the data key's length in bytes, and the one that it prevails over. */
export const LENGTH = "NumberOfBytes";
export const SPEC = "KeySpec";
export const CONTEXT = "EncryptionContext";
export const PUBLIC_KEY = "EncryptionPublicKey";
export const ALGORITHM = "EncryptionAlgorithm";

/** A context that is sent where any would do. */
export const PLAIN_CONTEXT = '{"purpose":"conformance"}';

/**
 * The keywords of one parameter.
 *
 * @throws UsageError when the schema does not define it.
 */
export function propertyOf(schema: RequestSchema, name: string): PropertySchema {
  const property = schema.properties[name];
  if (property === undefined) {
    throw new UsageError(
      `The request schema does not define ${name}. Generate the schemas again from specs/.`,
    );
  }
  return property;
}

/**
 * Valid values of an enumerated parameter.
 *
 * @throws UsageError when the parameter is not enumerated.
 */
export function valuesOf(schema: RequestSchema, name: string): readonly [string, ...string[]] {
  const [first, ...rest] = propertyOf(schema, name).enum ?? [];
  if (first === undefined) throw new UsageError(`The request schema gives no valid values for ${name}.`);
  return [first, ...rest];
}

/**
 * Bounds of the data key's length, in bytes.
 *
 * @throws UsageError when the schema leaves one out.
 */
export function lengthBounds(schema: RequestSchema): { readonly minimum: number; readonly maximum: number } {
  const { minimum, maximum } = propertyOf(schema, LENGTH);
  if (minimum === undefined || maximum === undefined) {
    throw new UsageError(`The request schema gives no minimum or no maximum for ${LENGTH}.`);
  }
  return { minimum, maximum };
}

/** A length in bytes that is valid and not remarkable: 16, moved into the bounds. */
export function ordinaryLength(schema: RequestSchema): number {
  const { minimum, maximum } = lengthBounds(schema);
  return Math.min(Math.max(16, minimum), maximum);
}

/** A valid value of a parameter; of an enumerated one the first. */
export function validValue(schema: RequestSchema, name: string): unknown {
  const property = propertyOf(schema, name);
  if (name === PUBLIC_KEY) return keyMaterial("SM2");
  if (name === CONTEXT) return PLAIN_CONTEXT;
  if (name === LENGTH) return ordinaryLength(schema);
  if (property.type === "integer") return property.minimum ?? 0;
  return property.enum?.[0] ?? "text";
}

/** The parameters of which one must be given, in the order of the schema. */
export function choice(schema: RequestSchema): readonly string[] {
  return schema.anyOf.flatMap((branch) => branch.required);
}

/** What must stand next to a parameter so that nothing but the parameter itself can be at fault. */
export function companions(schema: RequestSchema, name: string): Parameters {
  const alternatives = choice(schema);
  const [first] = alternatives;
  const needed = first === undefined || alternatives.includes(name) ? [] : [first];
  const usedWith = schema.dependentRequired[name] ?? [];
  return Object.fromEntries([...needed, ...usedWith].map((needs) => [needs, validValue(schema, needs)]));
}
