import type { Effort } from "../../model/profile.ts";
import { LENGTH, lengthBounds, SPEC, valuesOf } from "../minimal-request.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Case, Row } from "../row.ts";

/** How many values a byte has. */
export const ONE_BYTE = 2 ** 8;

/**
 * Valid lengths in bytes at which implementations go wrong, ascending: the bounds and their inner neighbours, the lengths
 * of the KeySpecs and one byte around them, the RSA maxima and one more, powers of two, and the turn of a byte.
 */
export function boundaryLengths(schema: RequestSchema, facts: CaseFacts): readonly number[] {
  return ascending(
    [...tellingLengths(schema, facts), ...powersOfTwo(lengthBounds(schema).maximum), ONE_BYTE + 1],
    schema,
  );
}

function tellingLengths(schema: RequestSchema, facts: CaseFacts): readonly number[] {
  const { minimum, maximum } = lengthBounds(schema);
  const maxima = Object.values(facts.rsaMaximum).flatMap((most) => [most, most + 1]);
  const specs = Object.values(facts.keySpecBytes).flatMap((bytes) => [bytes - 1, bytes, bytes + 1]);
  const middle = 2 ** Math.floor(Math.log2(maximum) - 1);
  const bounds = [minimum, minimum + 1, middle, maximum - 1, maximum];
  return ascending([...bounds, ...specs, ...maxima, ONE_BYTE - 1, ONE_BYTE], schema);
}

function powersOfTwo(maximum: number): readonly number[] {
  const count = Math.max(0, Math.floor(Math.log2(maximum)) + 1);
  return Array.from({ length: count }, (_, exponent) => 2 ** exponent);
}

function ascending(lengths: readonly number[], schema: RequestSchema): readonly number[] {
  const { minimum, maximum } = lengthBounds(schema);
  return [...new Set(lengths)]
    .filter((n) => n >= minimum && n <= maximum)
    .sort((left, right) => left - right);
}

/** Lengths that are out of bounds: just and half as far outside, and far where 16 and 32 bit counters wrap to a valid length. */
export function outerLengths(schema: RequestSchema): readonly number[] {
  const { minimum, maximum } = lengthBounds(schema);
  const below = [minimum - 1, minimum - 2, -maximum];
  const above = [
    maximum + 1,
    maximum * 1.5,
    maximum * 2,
    2 ** 16 + 16,
    2 ** 31,
    2 ** 32 + 16,
    2 ** 53,
    1e308,
  ];
  return [...new Set([...below.filter((n) => n < minimum), ...above.filter((n) => n > maximum)])];
}

/** The fault of a length that is out of bounds. */
export function lengthFault(schema: RequestSchema, length: number): string {
  return length < lengthBounds(schema).minimum ? `${LENGTH}.minimum` : `${LENGTH}.maximum`;
}

/** NumberOfBytes alone, at every boundary: valid rows inside of the bounds, invalid rows outside. */
export function lengthBoundaries(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const telling = new Set(tellingLengths(schema, facts));
  const inside = boundaryLengths(schema, facts).map((n) =>
    row(n, [], telling.has(n) ? "standard" : "thorough"),
  );
  const outside = outerLengths(schema).map((n) => row(n, [lengthFault(schema, n)], "standard"));
  return [...inside, ...outside];
}

function row(length: number, faults: readonly string[], effort: Effort): Row {
  return { name: `length.${lengthName(length)}`, parameters: { [LENGTH]: length }, faults, effort };
}

/** A length as a part of a row's name: in digits, or as `1e308`. */
export function lengthName(length: number): string {
  return String(length).replace("+", "");
}

/** NumberOfBytes alone, with every valid value. */
export function everyLength(schema: RequestSchema): readonly Case[] {
  const { minimum, maximum } = lengthBounds(schema);
  const count = maximum - minimum + 1;
  return Array.from({ length: count }, (_, at) => ({ parameters: { [LENGTH]: minimum + at }, faults: [] }));
}

/** KeySpec alone, with every valid value. */
export function keySpecs(schema: RequestSchema): readonly Row[] {
  return valuesOf(schema, SPEC).map((value) => ({
    name: `spec.${value}`,
    parameters: { [SPEC]: value },
    faults: [],
    effort: "standard",
  }));
}
