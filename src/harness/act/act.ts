import { type KeySymbol, manner, underOtherName } from "../../cases/index.ts";
import type { DecryptionKey } from "../../crypto/index.ts";
import type { Call, Parameters, Signing } from "../../model/exchange.ts";
import type { FixtureRole } from "../../model/profile.ts";
import { type DataKey, Ledger } from "../../oracle/index.ts";
import type { Answer } from "../answer/answer.ts";
import { Inapplicable, Violation } from "../answer/throws.ts";
import { dataKeyOf } from "../answer/verbs.ts";
import type { Expectation, Session } from "../session/session.ts";
import type { Leanings } from "../verdict/blame.ts";
import {
  askForRun,
  type CaseRow,
  concrete,
  expectationOf,
  mannerOfDecrypt,
  opensByGet,
  plainParameters,
  takenParts,
  unusualPair,
} from "./asking.ts";
import { Callers } from "./callers.ts";

/** A data key and the parameters of the request that it was made for. */
interface Opening {
  readonly dataKey: DataKey;
  readonly asked: Parameters;
}

const nothing = { examined: [], breaches: [] };

const stateFaults: Readonly<Partial<Record<FixtureRole, string>>> = {
  disabledKey: "KeyId.disabled",
  pendingDeletionKey: "KeyId.pendingDeletion",
  absentKey: "KeyId.absent",
};

/** What a check can do: its calls are counted, judged and entered into the run's ledger. */
export class Act {
  readonly session: Session;
  readonly check: string;
  #requests = 0;
  #last: Answer | undefined;
  /** What the answers to this check alone showed. */
  readonly ledger = new Ledger();
  #leansOnClock = false;
  /** Numbers of the requests of each case that was begun. */
  readonly #cases: number[][] = [[]];

  constructor(session: Session, check: string) {
    this.session = session;
    this.check = check;
  }

  /** Requests that this check has sent. */
  get requests(): number {
    return this.#requests;
  }

  /** The latest answer: evidence when something goes wrong outside an expectation. */
  get last(): Answer | undefined {
    return this.#last;
  }

  /** Begins another case of a property: what was sent before has nothing to do with it. */
  readonly begin = (): void => {
    this.#cases.push([]);
  };

  /** Whether a request was the only one of its case, so that it alone brought its answer about. */
  readonly wasAlone = (number: number): boolean =>
    this.#cases.some((numbers) => numbers.length === 1 && numbers[0] === number);

  /** What the check leaned on beside the endpoint. */
  get leanings(): Leanings {
    return { onUnknownClock: this.#leansOnClock && !this.session.isClockKnown };
  }

  /** The SecretIds and SecretKeys of the profile, to sign with otherwise. */
  get callers(): Callers {
    return new Callers(this.session.profile);
  }

  /** A number that differs from check to check and stays the same for a seed of the run. */
  get seed(): number {
    // Spread first: neighbouring seeds and letters would otherwise cancel each other.
    let hash = Math.imul(this.session.seed ^ 2166136261, 16777619);
    for (const character of this.check) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
    return hash;
  }

  /** Calls GenerateDataKey for a case, rightly signed, and predicts its answer. `how` varies method, region, signing. */
  readonly call = async (row: CaseRow, how: Omit<Call, "parameters"> = {}): Promise<Answer> => {
    const way = await takenParts(row.way ?? {}, this.session, this.check);
    const given = concrete(row, way, this.session);
    const call = { ...manner(way), ...how, parameters: given.parameters };
    return this.#exchange(call, expectationOf(given, this.session));
  };

  /** Sends a call as it is: an action, version or body that is wrong on purpose. Nothing is predicted. */
  readonly send = (call: Call): Promise<Answer> => this.#exchange(call, {});

  /** Sends a call that the endpoint may also cut off, such as one beyond every limit. */
  readonly attempt = (call: Call): Promise<Answer> => this.#exchange(call, { mayGoUnanswered: true });

  /** Sends a plain good request with something wrong about its signature. */
  readonly signed = (signing: Signing, how: Omit<Call, "parameters"> = {}): Promise<Answer> =>
    this.send({ parameters: this.goodParameters(), ...how, signing });

  /** Sends a plain good request whose signing makes it one for another host: whoever answers for that may do so in any way. */
  readonly strayed = (signing: Signing): Promise<Answer> => {
    const expected = { mayGoUnanswered: true, elsewhere: true };
    return this.#exchange({ parameters: this.goodParameters(), signing }, expected);
  };

  /** The parameters of a plain good request. */
  readonly goodParameters = (): Parameters => ({
    KeyId: this.fixture("enabledKey"),
    ...plainParameters,
  });

  /** The JSON text of a plain good request. */
  readonly goodBody = (): string => JSON.stringify(this.goodParameters());

  /** Makes the endpoint fail on purpose with the profile's trigger for an error code. */
  readonly trigger = (code: string): Promise<Answer> => {
    const parameters = this.session.profile.triggers[code];
    if (!parameters) throw new Inapplicable(`the profile names no trigger for ${code}`);
    // What the trigger does not say is that of a plain good request.
    const whole = { KeyId: this.fixture("enabledKey"), KeySpec: "AES_256", ...parameters };
    return this.#exchange({ parameters: whole }, { triggered: true });
  };

  /** Calls Decrypt; `sealedUnder` is the KeyId of the CMK that its CiphertextBlob was made under, where that is to be held to. */
  readonly decrypt = (parameters: Parameters, sealedUnder?: string): Promise<Answer> =>
    this.#exchange({ action: "Decrypt", parameters }, { sealedUnder });

  /** Calls Decrypt for a data key as it was made: with its context, in its region; `otherwise` changes parameters. */
  readonly reopen = async (made: Answer, otherwise: Parameters = {}): Promise<Answer> => {
    const { KeyId, EncryptionContext } = made.exchange.call.parameters;
    const context = EncryptionContext === undefined ? {} : { EncryptionContext };
    const parameters = { CiphertextBlob: dataKeyOf(made).blob, ...context, ...otherwise };
    const other = Object.keys(otherwise).length > 0 ? parameters : undefined;
    const way = await mannerOfDecrypt(made.exchange.call, other, this.session, this.check);
    return this.#exchange({ ...way, action: "Decrypt", parameters }, { sealedUnder: KeyId });
  };

  /** The answer to a row, sent once in a run for all checks that lean on the same: for what they only use. */
  readonly lent = async ({ parameters, way: whole = {} }: CaseRow): Promise<Answer> => {
    const way = await takenParts(whole, this.session, this.check);
    const what = JSON.stringify([parameters, way]);
    return this.session.shared(what, () => askForRun({ parameters }, way, this.session, this.check));
  };

  /** A plain good request, for what must work after something else. */
  readonly good = (parameters: Parameters = { KeySpec: "AES_256" }): Promise<Answer> =>
    this.call({ parameters });

  /** Does something several times at once; every one of them must hold. */
  readonly repeat = (times: number, act: (act: Act) => Promise<unknown>): Promise<void> =>
    this.together(Array.from({ length: times }), () => act(this));

  /**
   * Does something for each of several values at once. When all are over, the first violation is thrown, or else the
   * first of what else went wrong.
   */
  readonly together = async <T>(values: readonly T[], act: (value: T) => Promise<unknown>): Promise<void> => {
    const settled = await Promise.allSettled(values.map(act));
    const reasons: readonly unknown[] = settled.flatMap((one) =>
      one.status === "rejected" ? [one.reason] : [],
    );
    if (reasons.length > 0) throw reasons.find((reason) => reason instanceof Violation) ?? reasons[0];
  };

  /** The first data key of the run that was made without a context; a fresh one where there is none yet. */
  readonly firstDataKey = async (): Promise<DataKey> =>
    this.session.ledger.firstDataKey() ?? dataKeyOf(await this.good());

  /** A data key, and its CiphertextBlob changed as if it were made under the other enabled CMK. */
  readonly underOtherName = async (): Promise<{ readonly made: DataKey; readonly blob: string }> => {
    const [own, other] = [await this.#madeUnder("enabledKey"), await this.#madeUnder("otherEnabledKey")];
    const [blobs, others] = [own, other].map((keys) => keys.map(({ blob }) => blob));
    const blob = underOtherName(blobs ?? [], others ?? []);
    const [made] = own;
    if (blob !== undefined && made !== undefined) return { made, blob };
    throw new Inapplicable("no CiphertextBlob names its CMK in clear", "endpoint");
  };

  async #madeUnder(role: FixtureRole): Promise<readonly DataKey[]> {
    const keyId = this.fixture(role);
    const made = [...this.session.ledger.made(keyId, 32)];
    while (made.length < 4) made.push(dataKeyOf(await this.good({ KeyId: keyId, KeySpec: "AES_256" })));
    return made.slice(0, 8);
  }

  /** Two data keys of the run, one that begins with a zero byte and one that ends with one; the first where there is none. */
  readonly zeroEdged = async (): Promise<readonly Opening[]> => {
    const found = this.session.ledger.zeroEdged();
    const [usual] = found.length === 2 ? found : [{ dataKey: await this.firstDataKey(), asked: {} }];
    return [found[0] ?? usual, found[1] ?? usual].flatMap((each) => each ?? []);
  };

  /**
   * Asks for a data key several times at once, and judges the data keys together on what only shows in several: a fault
   * that the whole run is judged on is then known by the request that shows it.
   */
  readonly takenTogether = async (
    requirement: string,
    times: number,
    ask: (act: Act) => Promise<Answer>,
  ): Promise<undefined> => {
    const answers: Answer[] = [];
    await this.repeat(times, async (act) => {
      const answer = await ask(act);
      dataKeyOf(answer);
      answers.push(answer);
    });
    const ledger = new Ledger();
    for (const { exchange, dataKey } of answers) ledger.add(exchange, nothing, undefined, dataKey);
    ledger.close(requirement);
    const [breach] = ledger.breaches(requirement);
    if (breach)
      throw new Violation(
        breach.reason,
        answers.find(({ exchange }) => exchange === breach.exchange),
      );
  };

  /** A further key pair, made for this check. */
  readonly freshPair = (kind: KeySymbol): Promise<DecryptionKey> =>
    unusualPair(kind, this.session, this.check);

  readonly fixture = (role: FixtureRole): string => this.session.fixture(role);

  /** The row for a CMK in another state, with the fault that goes with it; for the enabled one it stays as it is. */
  readonly inState = (row: CaseRow, role: FixtureRole): CaseRow => {
    if (role === "enabledKey") return row;
    const isGuess = role === "absentKey" && this.session.isAbsentKeyOfUnknownForm;
    const fault = isGuess ? "KeyId.unlikely" : stateFaults[role];
    return {
      ...row,
      parameters: { ...row.parameters, KeyId: this.fixture(role) },
      faults: [...(row.faults ?? []), ...(fault ? [fault] : [])],
    };
  };

  /** Signing as the caller whom CAM denies, where the profile has one. */
  readonly deniedCaller = (): Signing => {
    if (this.session.profile.unauthorizedCredentials) return { as: "unauthorized" };
    throw new Inapplicable("the profile names no unauthorizedCredentials");
  };

  /** Seconds to add to this machine's time, so that a timestamp is `seconds` off the endpoint's time. */
  readonly endpointTime = (seconds: number): number => {
    // The control was accepted, so the clocks differ by five minutes at most: that cannot change what twice as far off is.
    this.#leansOnClock ||= Math.abs(seconds) < 600;
    return seconds + (this.session.skew ?? 0);
  };

  /**
   * Goes on only where the endpoint grants GET; its page does not promise that. Asked with a number, which is text in a
   * query: where text is no number, no check by GET can be passed.
   */
  readonly offeredGet = async (): Promise<void> => {
    const { method } = await takenParts({ method: "GET" }, this.session, this.check);
    if (method === undefined)
      throw new Inapplicable("the endpoint does not take this action by GET", "endpoint");
  };

  /** Whether the endpoint decrypts a plain data key by GET too. */
  readonly opensByGet = (): Promise<boolean> => opensByGet(this.session, this.check);

  async #exchange(call: Call, expected: Expectation): Promise<Answer> {
    this.#requests += 1;
    try {
      return this.#note(await this.session.exchange(call, expected, this));
    } catch (error) {
      if (error instanceof Violation && error.answer) this.#note(error.answer);
      throw error;
    }
  }

  #note(answer: Answer): Answer {
    const { number } = answer.exchange;
    this.#last = answer;
    this.#cases.at(-1)?.push(number);
    this.session.senders.set(number, this.check);
    return answer;
  }
}
