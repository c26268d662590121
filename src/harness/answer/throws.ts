import type { Culprit, Json } from "../../model/verdict.ts";
import type { Answer } from "./answer.ts";

/** The endpoint does not keep to a statement. `answer` is the exchange that shows it, where there is one. */
export class Violation extends Error {
  override readonly name = "Violation";
  readonly answer: Answer | undefined;
  readonly evidence: Json | undefined;
  /** Which random value of a property shows it, as fast-check counts them. */
  readonly path: string | undefined;

  constructor(reason: string, answer?: Answer, evidence?: Json, path?: string) {
    super(reason);
    this.answer = answer;
    this.evidence = evidence;
    this.path = path;
  }

  /** The same violation, of a property that failed on the value at `path`. */
  at(path: string | null): Violation {
    return new Violation(this.message, this.answer, this.evidence, path ?? undefined);
  }
}

/** A check does not apply to this endpoint: not claimed, declared absent, or not offered. */
export class Inapplicable extends Error {
  override readonly name: string = "Inapplicable";
  /** Who leaves it untried: the endpoint, or the surroundings, to which the profile belongs. */
  readonly culprit: Extract<Culprit, "endpoint" | "environment">;

  constructor(reason: string, culprit: Inapplicable["culprit"] = "environment") {
    super(reason);
    this.culprit = culprit;
  }
}

/** A check does not apply, and the profile says so itself. */
export class DeclaredAbsent extends Inapplicable {
  override readonly name = "DeclaredAbsent";
}
