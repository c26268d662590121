import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Subject, SubjectResult, Trial } from "./subject.ts";

/** One subject to be tried, and how, as a thread is told. */
export interface Task extends Trial {
  readonly kind: Subject["kind"];
  readonly name: string;
}

/** Threads that keep the suites loaded, as many as there are processors. */
export interface Threads {
  /** Does the tasks that come, each as soon as a thread is free. */
  readonly each: (tasks: Iterable<Task>, take: (result: SubjectResult) => void) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts the threads; close them when nothing more is to be tried. */
export function startThreads(): Threads {
  const workers = Array.from({ length: availableParallelism() }, () => {
    return new Worker(new URL("./worker.js", import.meta.url));
  });
  return {
    each: async (tasks, take) => {
      const queue = tasks[Symbol.iterator]();
      const lane = async (worker: Worker): Promise<void> => {
        for (let next = queue.next(); next.done !== true; next = queue.next())
          take(await ask(worker, next.value));
      };
      await Promise.all(workers.map(lane));
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function ask(worker: Worker, task: Task): Promise<SubjectResult> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (result: SubjectResult) => {
      worker.off("error", reject);
      resolve(result);
    });
    worker.postMessage(task);
  });
}
