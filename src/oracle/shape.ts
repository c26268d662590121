import type { Parameters } from "../model/exchange.ts";
import type { Granted, Refused } from "../model/reply.ts";
import {
  compileErrorValidator,
  compileRequestValidator,
  compileResponseValidator,
  type ShapeValidator,
  type ShapeViolation,
} from "../spec/index.ts";

let requestShape: ShapeValidator | undefined;
let grantedShape: ShapeValidator | undefined;
let refusedShape: ShapeValidator | undefined;

/** In what an answer departs from the schema that specs/ imply for its kind; nothing when it keeps to it. */
export function shapeViolations({ kind, fields }: Granted | Refused): readonly ShapeViolation[] {
  if (kind === "granted") {
    grantedShape ??= compileResponseValidator();
    return grantedShape({ Response: fields });
  }
  refusedShape ??= compileErrorValidator();
  return refusedShape({ Response: fields });
}

/** In what the parameters of a request depart from the schema that specs/ imply for them. */
export function requestViolations(parameters: Parameters): readonly ShapeViolation[] {
  requestShape ??= compileRequestValidator();
  return requestShape(parameters);
}
