import type { Credentials } from "../model/secret.ts";
import { Call } from "./call.ts";
import type { EndpointFacts } from "./facts.ts";
import type { Envelope, WireRequest, WireResponse } from "./message.ts";
import { newState } from "./new-state.ts";
import { Refusal } from "./refusal.ts";
import { type Rules, referenceRules } from "./rules.ts";

/** What an endpoint may be given; everything left out is made up. */
export interface EndpointOptions {
  /** Makes this endpoint's rules out of the reference's, once; what it remembers belongs to this endpoint alone. */
  readonly rules?: (reference: Rules) => Rules;
  /** Milliseconds since the epoch. Defaults to the clock of the machine. */
  readonly now?: () => number;
  /** Of the caller who is allowed everything. */
  readonly credentials?: Credentials;
}

/** An endpoint: a function from request to answer, with state of its own and no connection. */
export interface Endpoint {
  readonly rules: Rules;
  readonly facts: EndpointFacts;
  /** Answers one request. Refusals and faults alike become error envelopes; it does not reject for them. */
  readonly handle: (request: WireRequest) => Promise<WireResponse>;
}

async function perform(call: Call): Promise<Envelope> {
  const { rules } = call;
  try {
    for (const name of rules.order) {
      const pending = rules.steps[name](call);
      if (pending !== undefined) await pending;
    }
    return rules.successAnswer(call, await call.action.run(call));
  } catch (error) {
    return rules.errorAnswer(call, error instanceof Refusal ? error : new Refusal("InternalError"));
  }
}

/** Makes an endpoint: the reference, or what `options.rules` makes of it. Two endpoints share nothing. */
export function createEndpoint(options: EndpointOptions = {}): Endpoint {
  const rules = options.rules?.(referenceRules) ?? referenceRules;
  const { state, facts } = newState(options.now ?? Date.now, options.credentials, rules.keyIdSource);
  let count = 0;
  const handle = async (request: WireRequest): Promise<WireResponse> => {
    count += 1;
    const call = new Call(rules, state, request, count);
    return rules.respond(call, await perform(call));
  };
  return { rules, facts, handle };
}
