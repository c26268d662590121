import { parentPort, workerData } from "node:worker_threads";
import { loadSuites } from "../harness/index.ts";
import type { Task } from "./run.ts";
import { allSubjects, trySubject } from "./subject.ts";

/** One of the threads of the kill matrix: it takes subjects by name until there are none left. */
const { effort, seed } = workerData as Pick<Task, "effort" | "seed">;
const checks = await loadSuites();
const subjects = new Map(allSubjects().map((subject) => [`${subject.kind} ${subject.name}`, subject]));

parentPort?.on("message", async (key: string) => {
  const subject = subjects.get(key);
  if (subject) parentPort?.postMessage(await trySubject(subject, checks, effort, seed));
});
parentPort?.postMessage("ready");
