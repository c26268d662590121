import { measureColdStart } from "./cold-start.ts";
import type { Round } from "./measures.ts";
import { measurePart } from "./part.ts";

/** Measures everything once, one thing after the other. Throws EnvironmentError when `signal` breaks it off. */
export async function measureRound(signal: AbortSignal): Promise<Round> {
  const suites = await measurePart({ kind: "suites" }, signal);
  const bare = await measurePart({ kind: "bare", recording: suites.recording }, signal);
  const direct = await measurePart({ kind: "direct" }, signal);
  const throughput = await measurePart({ kind: "throughput" }, signal);
  const coldStart = await measureColdStart(signal);
  return { suites: suites.measure, direct: direct.measure, bare, throughput, coldStart };
}
