import { bindCase, symbolIn } from "../cases/index.ts";
import type { Call, Parameters } from "../model/exchange.ts";
import type { FixtureRole } from "../model/profile.ts";
import { type Case, type Expected, predict } from "../oracle/index.ts";
import type { Answer } from "./answer.ts";
import type { Session } from "./session.ts";
import { Inapplicable, Violation } from "./throws.ts";

/** A row of a table: parameters with what is wrong in them. KeyId is added unless the row is about it. */
export interface CaseRow {
  readonly parameters: Parameters;
  /** By the names of predictions.yaml; none means valid. */
  readonly faults?: readonly string[];
}

/** What a check can do: its calls are counted, judged and entered into the run's ledger. */
export class Act {
  readonly session: Session;
  readonly #check: string;
  #requests = 0;
  #last: Answer | undefined;

  constructor(session: Session, check: string) {
    this.session = session;
    this.#check = check;
  }

  /** Requests that this check has sent. */
  get requests(): number {
    return this.#requests;
  }

  /** The latest answer: evidence when something goes wrong outside an expectation. */
  get last(): Answer | undefined {
    return this.#last;
  }

  /** A number that differs from check to check and stays the same for a seed of the run. */
  get seed(): number {
    let hash = this.session.seed | 0;
    for (const character of this.#check) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
    return hash;
  }

  /** Calls GenerateDataKey for a case, rightly signed, and predicts its answer. `how` varies method, region, signing. */
  readonly call = async (row: CaseRow, how: Omit<Call, "parameters"> = {}): Promise<Answer> => {
    const given = this.#concrete(row);
    const prediction = predict(this.session.specs, given);
    return this.#exchange({ ...how, parameters: given.parameters }, { given, prediction });
  };

  /** Sends a call as it is: a signature, body or action that is wrong on purpose. Nothing is predicted. */
  readonly send = (call: Call): Promise<Answer> => this.#exchange(call, {});

  /** Makes the endpoint fail on purpose with the profile's trigger for an error code. */
  readonly trigger = (code: string): Promise<Answer> => {
    const parameters = this.session.profile.triggers[code];
    if (!parameters) throw new Inapplicable(`the profile names no trigger for ${code}`);
    return this.#exchange({ parameters: { KeySpec: "AES_256", ...parameters } }, { triggered: true });
  };

  /** Calls Decrypt. */
  readonly decrypt = (parameters: Parameters): Promise<Answer> =>
    this.#exchange({ action: "Decrypt", parameters }, {});

  /** A plain good request, for what must work after something else. */
  readonly good = (parameters: Parameters = { KeySpec: "AES_256" }): Promise<Answer> => this.call({ parameters });

  readonly fixture = (role: FixtureRole): string => this.session.fixture(role);

  /** Goes on only where the endpoint grants GET; its page does not promise that. */
  readonly offeredGet = async (): Promise<void> => {
    const offered = await this.session.offers("GET", () => this.call({ parameters: { KeySpec: "AES_256" } }, { method: "GET" }));
    if (!offered) throw new Inapplicable("the endpoint does not take this action by GET");
  };

  #concrete({ parameters, faults = [] }: CaseRow): Case {
    const { keys } = this.session;
    const symbol = symbolIn(parameters["EncryptionPublicKey"]);
    const bound = bindCase({ parameters, faults }, this.session.binding);
    return symbol ? { parameters: bound, faults, key: keys[symbol] } : { parameters: bound, faults };
  }

  async #exchange(call: Call, expected: Expected): Promise<Answer> {
    this.#requests += 1;
    try {
      this.#last = await this.session.exchange(call, expected);
      return this.#last;
    } catch (error) {
      if (error instanceof Violation && error.answer) this.#last = error.answer;
      throw error;
    }
  }
}
