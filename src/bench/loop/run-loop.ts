import { inThread } from "../in-thread.ts";
import type { LoopResult } from "./bare-loop.ts";
import type { LoopTask } from "./thread.ts";

/** Sends requests from a thread of its own, so that the server may live on this one. */
export function runLoop(task: LoopTask): Promise<LoopResult> {
  return inThread<LoopResult>(new URL("./thread.js", import.meta.url), task);
}
