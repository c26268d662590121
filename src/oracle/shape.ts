import type { Parameters } from "../model/exchange.ts";
import type { Granted, Refused } from "../model/reply.ts";
import {
  compileErrorValidator,
  compileRequestValidator,
  compileResponseValidator,
  type ShapeValidator,
  type ShapeViolation,
} from "../spec/index.ts";

interface Shapes {
  readonly request: ShapeValidator;
  readonly granted: ShapeValidator;
  readonly refused: ShapeValidator;
}

let compiled: Shapes | undefined;

/** Compiles the schemas that specs/ imply, once; whoever comes first would have to wait for it. */
export function compileShapes(): Shapes {
  compiled ??= {
    request: compileRequestValidator(),
    granted: compileResponseValidator(),
    refused: compileErrorValidator(),
  };
  return compiled;
}

/** In what an answer departs from the schema for its kind; nothing when it keeps to it. */
export function shapeViolations({ kind, fields }: Granted | Refused): readonly ShapeViolation[] {
  return compileShapes()[kind]({ Response: fields });
}

/** In what the parameters of a request depart from the schema for them. */
export function requestViolations(parameters: Parameters): readonly ShapeViolation[] {
  return compileShapes().request(parameters);
}
