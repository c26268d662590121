import { type Clock, systemClock } from "../../client/index.ts";
import { EnvironmentError } from "../../model/errors.ts";
import type { Call, Exchange, Send, UnansweredCause } from "../../model/exchange.ts";
import { isThrottledByStatus, whyUnanswered } from "../answer/unanswered.ts";

/** Milliseconds for which a run waits in all for an endpoint that went away: long enough for one that restarts. */
const defaultPatience = 30_000;
/** Requests that may time out, or bring more than can be read, while others are answered: these show enough. */
const mostCostly = 10;
/** Requests in a row that may be throttled to their last try: each has waited for longer than ten seconds. */
const mostThrottled = 5;

const firstPause = 250;
const longestPause = 5000;

/** A plain request that every endpoint answers, be it by a refusal. */
const probe: Call = { parameters: { KeyId: "control", KeySpec: "AES_256" } };

/**
 * Whether the endpoint can be reached, found out once for all checks: they wait together for one that went away, and
 * together give up one that does not come back, so that it costs a run seconds and not a timeout for every request.
 */
export class Reach {
  readonly #send: Send;
  readonly #clock: Clock;
  readonly #patience: number;
  #waited = 0;
  #return: Promise<void> | undefined;
  #lost: string | undefined;
  #costly = 0;
  #throttled = 0;

  constructor(send: Send, patience = defaultPatience, clock: Clock = systemClock) {
    this.#send = send;
    this.#patience = patience;
    this.#clock = clock;
  }

  /**
   * Sends a call, up to `tries` times while it goes unanswered and others are answered in between: an endpoint that is
   * just coming back must not look as if it failed on this one. An exchange that still has no answer is given then.
   *
   * @throws EnvironmentError where nobody is answered and the endpoint does not come back, or was given up before.
   */
  async exchange(call: Call, tries: number): Promise<Exchange> {
    let left = tries;
    for (let outages = 0; ; ) {
      const exchange = await this.#sendInReach(call);
      const why = whyUnanswered(exchange);
      if (why === undefined) return exchange;
      if (isThrottledByStatus(exchange)) this.noteThrottling("HTTP 429");
      if (await this.#isThere()) {
        left -= 1;
        // What was too large to be read is so the second time.
        if (left === 0 || causeOf(exchange) === "too-large") return this.#noteUnanswered(exchange);
        continue;
      }
      outages += 1;
      if (outages > 1) throw new EnvironmentError(`The endpoint went away twice at the same request: ${why}`);
      left = tries;
      await this.#awaitReturn(why);
    }
  }

  /** Takes note of whether the endpoint throttles: one that does nothing else is given up. */
  noteThrottling(code: string | undefined): void {
    if (code === undefined) {
      this.#throttled = 0;
      return;
    }
    this.#throttled += 1;
    const reason = `The endpoint throttles (${code}); lower \`pace.requestsPerSecond\` in the profile.`;
    if (this.#throttled >= mostThrottled) this.#lost ??= reason;
    throw new EnvironmentError(reason);
  }

  async #sendInReach(call: Call): Promise<Exchange> {
    await this.#return;
    if (this.#lost !== undefined) throw new EnvironmentError(this.#lost);
    return this.#send(call);
  }

  async #isThere(): Promise<boolean> {
    return whyUnanswered(await this.#send(probe)) === undefined;
  }

  #noteUnanswered(exchange: Exchange): Exchange {
    const cause = causeOf(exchange);
    if (cause === "timeout" || cause === "too-large") this.#costly += 1;
    if (this.#costly >= mostCostly) {
      this.#lost ??= `${this.#costly} requests got no answer in time or one too large to be read, though others did well; the rest was not tried.`;
    }
    return exchange;
  }

  #awaitReturn(why: string): Promise<void> {
    this.#return ??= this.#wait(why).finally(() => {
      this.#return = undefined;
    });
    return this.#return;
  }

  async #wait(why: string): Promise<void> {
    const since = this.#clock.elapsed();
    const before = this.#waited;
    for (let pause = firstPause; this.#waited < this.#patience; pause = Math.min(2 * pause, longestPause)) {
      await this.#clock.sleep(Math.min(pause, this.#patience - this.#waited));
      this.#waited = before + this.#clock.elapsed() - since;
      if (await this.#isThere()) return;
    }
    const within = this.#patience > 0 ? ` and did not come back within ${this.#patience / 1000} seconds` : "";
    this.#lost ??= `The endpoint stopped answering${within}: ${why}`;
    throw new EnvironmentError(this.#lost);
  }
}

function causeOf({ outcome }: Exchange): UnansweredCause | undefined {
  return outcome.kind === "unanswered" ? outcome.cause : undefined;
}
