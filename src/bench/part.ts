import { type ChildProcess, fork } from "node:child_process";
import { EnvironmentError } from "../model/errors.ts";
import type { BareMeasure, ThroughputMeasure } from "./measures.ts";
import type { RecordedRun } from "./parts/run.ts";
import type { Recording } from "./recording.ts";

/** What a process of its own measures, so that no measurement finds the code of another one already compiled. */
export type PartTask =
  | { readonly kind: "suites" }
  | { readonly kind: "direct" }
  | { readonly kind: "bare"; readonly recording: Recording }
  | { readonly kind: "throughput" };

interface Results {
  readonly suites: RecordedRun;
  readonly direct: RecordedRun;
  readonly bare: BareMeasure;
  readonly throughput: ThroughputMeasure;
}

/** Measures one part in a fresh process. Throws EnvironmentError when it fails or `signal` breaks it off. */
export async function measurePart<T extends PartTask>(
  task: T,
  signal: AbortSignal,
): Promise<Results[T["kind"]]> {
  const child = fork(new URL("./part-process.js", import.meta.url), {
    serialization: "advanced",
    signal,
    killSignal: "SIGKILL",
  });
  try {
    const result = answerOf<Results[T["kind"]]>(child, task.kind);
    child.send(task);
    return await result;
  } finally {
    child.kill("SIGKILL");
  }
}

function answerOf<R>(child: ChildProcess, kind: string): Promise<R> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new EnvironmentError(`The bench of ${kind} failed: ${why}.`));
    child.once("message", (message) => resolve(message as R));
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code) => fail(`its process ended with ${code} and no result`));
  });
}
