import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Effort } from "../model/profile.ts";
import type { Subject, SubjectResult } from "./subject.ts";

/** What the threads share. */
export interface Task {
  readonly effort: Effort;
  readonly seed: number;
  readonly subjects: readonly Subject[];
  readonly onResult?: (result: SubjectResult) => void;
}

/** Tries every subject, as many at once as there are processors, each in a thread that keeps its suites loaded. */
export async function tryAllSubjects(task: Task): Promise<readonly SubjectResult[]> {
  const queue = task.subjects.map(({ kind, name }) => `${kind} ${name}`);
  const results: SubjectResult[] = [];
  const threads = Math.min(availableParallelism(), queue.length);
  await Promise.all(
    Array.from({ length: threads }, () =>
      runThread(task, queue, (result) => {
        results.push(result);
        task.onResult?.(result);
      }),
    ),
  );
  return results;
}

function runThread(
  { effort, seed }: Task,
  queue: string[],
  take: (result: SubjectResult) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: { effort, seed } });
    worker.on("error", reject);
    worker.on("exit", () => resolve());
    worker.on("message", (message: SubjectResult | "ready") => {
      if (message !== "ready") take(message);
      const next = queue.shift();
      if (next === undefined) void worker.terminate();
      else worker.postMessage(next);
    });
  });
}
