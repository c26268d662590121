import { setImmediate } from "node:timers/promises";
import type { Binding } from "../../cases/index.ts";
import { type Client, createClient } from "../../client/index.ts";
import { type DecryptionKey, generateKeyPair, type KeyKind } from "../../crypto/index.ts";
import { EnvironmentError, ExitCode, HarnessError } from "../../model/errors.ts";
import type { Call, Exchange } from "../../model/exchange.ts";
import type { Effort, FixtureRole, Profile } from "../../model/profile.ts";
import {
  compileShapes,
  describe,
  type Expected,
  isUuid,
  judge,
  Ledger,
  Measures,
  readReply,
} from "../../oracle/index.ts";
import { loadSpecs, type Specs } from "../../spec/index.ts";
import type { Answer } from "../answer/answer.ts";
import { DeclaredAbsent, Inapplicable, Violation } from "../answer/throws.ts";
import { whyUnanswered } from "../answer/unanswered.ts";
import { type HarEntry, harEntry } from "../evidence/har.ts";
import { Redaction } from "../evidence/redaction.ts";
import { absentKeyLike } from "./absent-key.ts";
import { knownSkew } from "./clock-skew.ts";
import { type Control, plainly, tryControl } from "./control.ts";
import { Reach } from "./reach.ts";
import { clientOptions, type SessionOptions } from "./session-options.ts";
import { ToldSecrets } from "./told-secrets.ts";
import { type EarlierPart, TraceBook } from "./traces.ts";

/** What is expected of an exchange. */
export interface Expectation extends Expected {
  /** Cutting the connection is an answer too, as to a request beyond every limit. */
  readonly mayGoUnanswered?: boolean;
}

/** A check that sends requests, with what the answers to it alone showed. */
export interface Sender {
  readonly check: string;
  readonly ledger: Ledger;
}

/** Everything that the checks of one run share: one client, one pace, one set of keys, one ledger. */
export class Session {
  readonly profile: Profile;
  readonly effort: Effort;
  readonly seed: number;
  readonly report: string;
  readonly path: string | undefined;
  readonly specs: Specs;
  readonly ledger = new Ledger();
  /** What the answers showed each by itself that no check asked for: those that the run asks for itself. */
  readonly ownLedger = new Ledger();
  readonly measures = new Measures();
  /** What must not be shown of this run. */
  readonly redaction: Redaction;
  readonly earlier: EarlierPart | undefined;
  /** Traces of the answers, where they are kept. */
  readonly traces: TraceBook | undefined;
  readonly #client: Client;
  readonly #kept: Exchange[] = [];
  readonly #reach: Reach;
  /** The pairs whose public halves go into requests; made anew for every run. */
  readonly keys: Readonly<Record<KeyKind, DecryptionKey>>;
  /** The check that sent a request, by the number of the request. */
  readonly senders = new Map<number, string>();
  readonly #offers = new Map<string, Promise<boolean>>();
  readonly #shared = new Map<string, Promise<Answer>>();
  #control: Promise<Control> | undefined;
  #skew: number | undefined;
  readonly #absentKey: string;
  readonly #toldSecrets: ToldSecrets;

  private constructor(options: SessionOptions, keys: Readonly<Record<KeyKind, DecryptionKey>>) {
    this.keys = keys;
    this.profile = options.profile;
    this.effort = options.effort;
    this.seed = options.seed;
    this.report = options.reportPath ?? "reports/report.json";
    this.path = options.path;
    this.earlier = options.earlier;
    if (options.traced === true || options.earlier !== undefined)
      this.traces = new TraceBook(options.profile, options.seed);
    this.specs = loadSpecs();
    this.redaction = new Redaction(options.profile, Object.values(keys));
    const { credentials, unauthorizedCredentials: denied } = options.profile;
    this.#toldSecrets = new ToldSecrets(denied ? [credentials, denied] : [credentials]);
    this.#absentKey = absentKeyLike(options.profile.fixtures.enabledKey);
    const onExchange = (exchange: Exchange): void => void this.#kept.push(exchange);
    this.#client = createClient({
      ...clientOptions(options),
      ...(options.har === true ? { onExchange } : {}),
    });
    this.#reach = new Reach(this.#client.send, options.profile.patience);
  }

  /** Opens a session; makes its key pairs, and meanwhile everything ready that the first answer would wait for. */
  static async open(options: SessionOptions): Promise<Session> {
    const pairs = Promise.all([generateKeyPair("RSA_2048"), generateKeyPair("SM2")]);
    compileShapes();
    const [RSA_2048, SM2] = await pairs;
    const session = new Session(options, { RSA_2048, SM2 });
    for (const exchange of options.opening ?? []) session.#enterControl(exchange);
    return session;
  }

  /** Makes a further pair, whose private half is redacted like those of the run's own. */
  async freshPair(kind: KeyKind, exponent?: number): Promise<DecryptionKey> {
    const pair = await generateKeyPair(kind, exponent);
    this.redaction.addPair(pair);
    return pair;
  }

  /** Requests sent so far, and how many of them again. */
  totals(): { readonly total: number; readonly retried: number } {
    return this.#client.totals();
  }

  /** The exchanges that are over and were not taken before, redacted by all that the run knows by now. */
  async takeEntries(): Promise<readonly HarEntry[]> {
    const taken = this.#kept.splice(0);
    // Whoever waits for one of these answers has to judge it first: its data key must be known.
    await setImmediate();
    const { endpoint } = this.profile;
    return taken.map((exchange) =>
      harEntry(exchange, endpoint, this.senders.get(exchange.number), this.redaction),
    );
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** What cases leave open until a run fills it in; with another enabled CMK where the profile names one. */
  bindingFor(isOther = false): Binding {
    const other = isOther ? this.profile.fixtures.otherEnabledKey : undefined;
    return {
      keyId: other ?? this.fixture("enabledKey"),
      publicKey: (symbol) => this.keys[symbol].publicPem,
    };
  }

  /** Seconds by which the endpoint's clock is ahead of this one; `undefined` where its answers do not tell. */
  get skew(): number | undefined {
    return this.#skew;
  }

  /** Whether the endpoint's clock is known: its answers tell. */
  get isClockKnown(): boolean {
    return this.#skew !== undefined;
  }

  /** Whether the KeyId of the absent CMK is made up and may not have the form that KeyIds have here. */
  get isAbsentKeyOfUnknownForm(): boolean {
    const { absentKey, enabledKey } = this.profile.fixtures;
    return absentKey === undefined && isUuid(this.#absentKey) && !isUuid(enabledKey ?? "");
  }

  /** The KeyId of a fixture: `EnvironmentError` when the profile is silent, `Inapplicable` when it has none. */
  fixture(role: FixtureRole): string {
    const id = this.profile.fixtures[role];
    if (typeof id === "string") return id;
    if (id === undefined && role === "absentKey") return this.#absentKey;
    if (id === undefined && role === "otherEnabledKey")
      throw new Inapplicable(`the profile names no ${role}`);
    if (id === null) throw new DeclaredAbsent(`the profile declares that there is no ${role}`);
    throw new EnvironmentError(
      `The profile names no ${role}; add \`fixtures: { ${role}: <KeyId> }\`, or \`${role}: null\` if the endpoint has none.`,
    );
  }

  /**
   * Sends a call, judges its answer on everything that one answer can show, and enters it into the ledger, and into
   * that of the check that sends it, where one does.
   */
  async exchange(call: Call, expected: Expectation, sender?: Sender): Promise<Answer> {
    const { language } = this.profile;
    const spoken = language === undefined ? call : { language, ...call };
    const exchange = expected.mayGoUnanswered
      ? await this.#reach.exchange(spoken, 1)
      : await this.#answered(spoken);
    // A gateway may cut off what is too large by a page of its own.
    if (expected.mayGoUnanswered && whyUnanswered(exchange) !== undefined)
      return { exchange, reply: readReply(exchange), breaches: [] };
    return this.#enter(exchange, expected, sender);
  }

  /** A control is judged as every answer: what is wrong in the first one alone shows there or nowhere. */
  #enterControl(exchange: Exchange): void {
    if (whyUnanswered(exchange) === undefined) this.#enter(exchange, plainly(exchange.call.parameters));
  }

  #enter(exchange: Exchange, expected: Expectation, sender?: Sender): Answer {
    const told = this.#toldSecrets.in(exchange);
    const judged = judge(exchange, told === undefined ? expected : { ...expected, told });
    const { reply, judgement, dataKey } = judged;
    this.measures.add(exchange, judged);
    this.redaction.learn(reply, dataKey);
    const requestId = reply.kind === "malformed" ? undefined : reply.fields["RequestId"];
    this.ledger.add(exchange, judgement, requestId, dataKey);
    (sender?.ledger ?? this.ownLedger).add(exchange, judgement, undefined, dataKey);
    this.traces?.add(exchange, requestId, dataKey, sender?.check);
    const isThrottled = reply.kind === "refused" && reply.code.startsWith("RequestLimitExceeded");
    this.#reach.noteThrottling(isThrottled ? reply.code : undefined);
    const answer = { exchange, reply, breaches: judgement.breaches };
    const predicted = expected.prediction ? { ...answer, prediction: expected.prediction } : answer;
    return dataKey ? { ...predicted, dataKey } : predicted;
  }

  /** The positive control, sent once per session: is some plain good request granted? */
  control(): Promise<Control> {
    this.#control ??= this.#tryControl();
    return this.#control;
  }

  /** Whether the endpoint takes a call at all, found out once per run by sending it. */
  offers(what: string, call: () => Promise<Answer>): Promise<boolean> {
    const known = this.#offers.get(what) ?? isGranted(call);
    this.#offers.set(what, known);
    return known;
  }

  /** The answer to a call that several checks lean on; it is sent once per run. */
  shared(what: string, call: () => Promise<Answer>): Promise<Answer> {
    const known = this.#shared.get(what) ?? call();
    this.#shared.set(what, known);
    return known;
  }

  async #tryControl(): Promise<Control> {
    try {
      const result = await tryControl(async (call) => {
        const exchange = await this.#client.send(call);
        this.#enterControl(exchange);
        return exchange;
      }, this.profile);
      this.#skew = knownSkew(result);
      return result.control;
    } catch (error) {
      // At its cap a run says so check by check: none of them may be lost with the control.
      if (!(error instanceof HarnessError) || error.exitCode !== ExitCode.notJudged) throw error;
      return { kind: "failed", reason: error.message };
    }
  }

  /**
   * An exchange that was answered. One without an answer is sent once more; if it stays without one while others are
   * answered, the endpoint fails on this very request, otherwise it is out of reach.
   */
  async #answered(call: Call): Promise<Exchange> {
    const exchange = await this.#reach.exchange(call, 2);
    const why = whyUnanswered(exchange);
    const { outcome } = exchange;
    if (why === undefined || (outcome.kind === "unanswered" && outcome.cause === "too-large"))
      return exchange;
    const cause = outcome.kind === "unanswered" ? `${outcome.cause}: ` : "";
    const answer = { exchange, reply: readReply(exchange), breaches: [] };
    throw new Violation(
      `this request gets no answer (${cause}${why}) while others do; ${describe(answer.reply)}`,
      answer,
    );
  }
}

/** Whether a call is granted. One that alone gets no answer is not; that is held against it where it is the matter. */
async function isGranted(call: () => Promise<Answer>): Promise<boolean> {
  try {
    return (await call()).reply.kind === "granted";
  } catch (error) {
    if (error instanceof Violation) return false;
    throw error;
  }
}
