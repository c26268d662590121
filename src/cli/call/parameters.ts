import { UsageError } from "../../model/errors.ts";
import type { Parameters } from "../../model/exchange.ts";

/** Reads the parameters of a call. Throws UsageError where the text is no JSON object. */
export function readParameters(text: string): Parameters {
  const value = parse(text);
  if (isObject(value)) return value;
  throw new UsageError(
    `--params must be a JSON object, as in '{"KeySpec":"AES_256"}', not ${kindOf(value)}.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--params is not JSON: ${why}.`, { cause: error });
  }
}

function isObject(value: unknown): value is Parameters {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}
