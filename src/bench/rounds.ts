import { EnvironmentError } from "../model/errors.ts";
import { measureColdStart } from "./cold-start.ts";
import type { Round } from "./measures.ts";
import { measurePart } from "./part.ts";

/**
 * Measures round after round and drops the first one, which finds cold file caches. Gives `wanted` rounds, or fewer
 * (one at least) when another would not be over within `patience` milliseconds in all.
 *
 * @throws EnvironmentError when a part fails or not even one round is over in time.
 */
export async function measureRounds(wanted: number, patience: number): Promise<readonly Round[]> {
  const signal = AbortSignal.timeout(patience);
  const begun = performance.now();
  const rounds: Round[] = [];
  let longest = 0;
  for (let count = 0; count <= wanted; count += 1) {
    const roundBegun = performance.now();
    if (rounds.length > 1 && roundBegun - begun + longest > patience) break;
    rounds.push(await measureWithin(signal, patience));
    longest = Math.max(longest, performance.now() - roundBegun);
  }
  return rounds.slice(1);
}

async function measureWithin(signal: AbortSignal, patience: number): Promise<Round> {
  try {
    return await measureRound(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    const seconds = Math.round(patience / 1000);
    throw new EnvironmentError(
      `The bench was not over within ${seconds} seconds; run it again while the machine is quieter.`,
      { cause: error },
    );
  }
}

/** Measures everything once, one thing after the other. */
async function measureRound(signal: AbortSignal): Promise<Round> {
  const suites = await measurePart({ kind: "suites" }, signal);
  const bare = await measurePart({ kind: "bare", recording: suites.recording }, signal);
  const direct = await measurePart({ kind: "direct" }, signal);
  const throughput = await measurePart({ kind: "throughput" }, signal);
  const coldStart = await measureColdStart(signal);
  return { suites: suites.measure, direct: direct.measure, bare, throughput, coldStart };
}
