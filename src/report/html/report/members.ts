import type { Json } from "../../../model/verdict.ts";

/** A JSON object. */
export interface Members {
  readonly [name: string]: Json;
}

/** Whether a value is a JSON object. */
export function isMembers(value: Json): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
