import type { Call } from "./call.ts";
import type { Fields } from "./message.ts";

/** A parameter that an action knows. */
export interface Parameter {
  readonly name: string;
  readonly type: "string" | "integer";
  readonly required: boolean;
}

/** One action of the API: what it takes and what it does once every check has passed. */
export interface Action {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** What it wants of its CMK: `seal` and `open` need a usable one, `manage` any, `none` has none. */
  readonly use: "seal" | "open" | "manage" | "none";
  /** Refuses values of parameters that this action alone has. */
  readonly checkValues?: (call: Call) => void;
  /** Does it and gives the members of Response beside RequestId. */
  readonly run: (call: Call) => Fields | Promise<Fields>;
}

/** A parameter of type String. */
export const text = (name: string, required: "required" | "optional"): Parameter => ({
  name,
  type: "string",
  required: required === "required",
});

/** A parameter of type Integer. */
export const integer = (name: string, required: "required" | "optional"): Parameter => ({
  name,
  type: "integer",
  required: required === "required",
});
