import type { Action } from "./action.ts";
import type { Cmk } from "./cmk.ts";
import type { WireRequest } from "./message.ts";
import type { Authorization } from "./rules/authorization.ts";
import type { Rules } from "./rules.ts";
import type { Caller, State } from "./state.ts";

/**
 * One request on its way through the rules. What is read out of it is read on first use and kept,
 * so the steps can stand in any order; reading throws the Refusal of the rule that reads.
 */
export class Call {
  readonly rules: Rules;
  readonly state: State;
  readonly request: WireRequest;
  /** Counts the requests of this endpoint from 1. */
  readonly number: number;
  #authorization: Authorization | undefined;
  #caller: Caller | undefined;
  #action: Action | undefined;
  #parameters: ReadonlyMap<string, unknown> | undefined;
  #key: Cmk | undefined;

  constructor(rules: Rules, state: State, request: WireRequest, number: number) {
    this.rules = rules;
    this.state = state;
    this.request = request;
    this.number = number;
  }

  /** A header's value; `name` in lower case. Empty counts as not sent. */
  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return value === "" ? undefined : value;
  }

  /** What follows the `?` of the target, as sent. */
  get query(): string {
    const mark = this.request.target.indexOf("?");
    return mark < 0 ? "" : this.request.target.slice(mark + 1);
  }

  get authorization(): Authorization {
    this.#authorization ??= this.rules.readAuthorization(this);
    return this.#authorization;
  }

  get caller(): Caller {
    this.#caller ??= this.rules.identify(this);
    return this.#caller;
  }

  get action(): Action {
    this.#action ??= this.rules.findAction(this);
    return this.#action;
  }

  /** Every parameter of the body or query, absent ones (null) included. */
  get parameters(): ReadonlyMap<string, unknown> {
    this.#parameters ??= this.rules.readParameters(this);
    return this.#parameters;
  }

  /** The CMK that the call is about. */
  get key(): Cmk {
    this.#key ??= this.rules.findKey(this);
    return this.#key;
  }

  /** A parameter of type String, `undefined` when absent. */
  text(name: string): string | undefined {
    const value = this.parameters.get(name);
    return this.rules.isAbsent(value) ? undefined : this.rules.asText(name, value);
  }

  /** A parameter of type String, `undefined` when absent or empty. */
  filledText(name: string): string | undefined {
    const value = this.text(name);
    return value === undefined || this.rules.isEmpty(value) ? undefined : value;
  }

  /** A parameter of type Integer, `undefined` when absent. */
  integer(name: string): number | undefined {
    const value = this.parameters.get(name);
    return this.rules.isAbsent(value) ? undefined : this.rules.asInteger(name, value);
  }
}
