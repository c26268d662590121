import type { PartTask } from "./part.ts";
import { measureBare } from "./parts/bare.ts";
import { measureDirect, measureSuites } from "./parts/run.ts";
import { measureThroughput } from "./parts/throughput.ts";

/** The process that measures one part: a task comes in, its result goes out. */
process.once("message", async (message) => {
  process.send?.(await measure(message as PartTask));
});

function measure(task: PartTask): Promise<unknown> {
  switch (task.kind) {
    case "suites":
      return measureSuites();
    case "direct":
      return measureDirect();
    case "bare":
      return measureBare(task.recording);
    case "throughput":
      return measureThroughput();
    default:
      return task satisfies never;
  }
}
