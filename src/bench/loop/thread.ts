import { parentPort, workerData } from "node:worker_threads";
import type { RecordedRequest } from "../recording.ts";
import { sendAll } from "./bare-loop.ts";
import { type Signers, signAgain } from "./sign-again.ts";

/** What a loop in a thread of its own sends. */
export interface LoopTask {
  readonly origin: string;
  readonly signers: Signers;
  readonly requests: readonly RecordedRequest[];
  /** How often the requests are sent, one after the other. */
  readonly times: number;
  /** Requests under way at a time. */
  readonly lanes: number;
}

/** One task, one result, and the thread ends. */
const { origin, signers, requests, times, lanes } = workerData as LoopTask;
const makers = requests.map((request) => () => signAgain(request, signers));
const all = Array.from({ length: times }, () => makers).flat();
parentPort?.postMessage(await sendAll(origin, all, lanes));
