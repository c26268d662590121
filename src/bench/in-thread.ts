import { Worker } from "node:worker_threads";
import { InternalHarnessError } from "../model/errors.ts";

/** Runs a module in a thread with `data` and gives the one message that it posts. Rejects with what it throws. */
export function inThread<R>(module: URL, data: unknown): Promise<R> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module, { workerData: data });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      reject(new InternalHarnessError(`The thread ${module.pathname} ended with ${code} and no result.`));
    });
  });
}
