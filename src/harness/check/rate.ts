import type { Json } from "../../model/verdict.ts";
import type { Act } from "../act/act.ts";
import type { Answer } from "../answer/answer.ts";
import { DeclaredAbsent, Inapplicable, Violation } from "../answer/throws.ts";
import { granted } from "../answer/verbs.ts";

/** What sending many requests in one second came to. */
export interface Rush {
  /** Requests that the second was to hold. */
  readonly wanted: number;
  readonly answers: readonly Answer[];
}

/**
 * Sends `wanted` plain good requests as fast as the pace lets them go, which must be that many in a second.
 *
 * @throws DeclaredAbsent where the profile keeps to a slower pace: it is never overstepped.
 */
export async function inOneSecond(act: Act, wanted: number): Promise<Rush> {
  const { requestsPerSecond } = act.session.profile.pace;
  if (requestsPerSecond < wanted) {
    throw new DeclaredAbsent(
      `the pace of ${requestsPerSecond} requests a second is below ${wanted}; raise pace.requestsPerSecond in the profile to try it`,
    );
  }
  const answers: Answer[] = [];
  await act.repeat(wanted, async ({ good }) => answers.push(await good()));
  return { wanted, answers };
}

/** A rate a little below the wanted one is still that rate: clocks and timers are no better. */
const tolerance = 0.9;

/** Every request was granted and none was found too frequent; gives the rate that was reached and what was throttled. */
export function unthrottled({ wanted, answers }: Rush): Json {
  for (const answer of answers) granted(answer);
  const throttled = answers.filter(({ exchange }) => exchange.retries > 0);
  const perSecond = Math.round(rateOf(answers));
  const seen = { requests: answers.length, perSecond, throttled: throttled.length };
  const [first] = throttled;
  if (first !== undefined) {
    const reason = `${throttled.length} of ${answers.length} requests, sent at ${perSecond} a second, were refused for their frequency`;
    throw new Violation(reason, first, seen);
  }
  if (perSecond >= wanted * tolerance) return seen;
  throw new Inapplicable(
    `only ${perSecond} requests a second went out, of ${wanted}, and all were served; raise pace.concurrency in the profile`,
  );
}

/** Requests a second, over those that went out once: a request that is sent again has lost its first time. */
function rateOf(answers: readonly Answer[]): number {
  const times = answers.flatMap(({ exchange }) => (exchange.retries > 0 ? [] : exchange.sentAt));
  const milliseconds = Math.max(...times) - Math.min(...times);
  if (times.length < 2) return 0;
  // Within one tick of the clock: as many as there were.
  return milliseconds === 0 ? times.length * 1000 : ((times.length - 1) * 1000) / milliseconds;
}
