import { parentPort } from "node:worker_threads";
import { loadSuites } from "../harness/index.ts";
import type { Task } from "./run.ts";
import { allSubjects, trySubject } from "./subject.ts";

/** One of the threads of the kill matrix: it tries the subjects that it is told, one after another. */
const checks = await loadSuites();
const subjects = new Map(allSubjects().map((subject) => [`${subject.kind} ${subject.name}`, subject]));

parentPort?.on("message", async ({ kind, name, ...trial }: Task) => {
  const subject = subjects.get(`${kind} ${name}`);
  if (subject) parentPort?.postMessage(await trySubject(subject, checks, trial));
});
