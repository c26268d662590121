import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack, runSuites, startEmbedded } from "../../harness/index.ts";
import type { Parcel } from "../../harness/parcel.ts";
import { InternalHarnessError } from "../../model/errors.ts";
import { inThread } from "../in-thread.ts";
import type { RunMeasure } from "../measures.ts";
import { Recorder, type Recording } from "../recording.ts";

/** A measured run and what it sent. */
export interface RecordedRun {
  readonly measure: RunMeasure;
  readonly recording: Recording;
}

/** The same cases in every round, so that rounds can be compared. */
const seed = 1;

const selection = { effort: "standard", only: [] } as const;

/** A standard run through vitest, as the command does it: suites in a thread, endpoint here, Allure's results written. */
export async function measureSuites(): Promise<RecordedRun> {
  const allureResults = mkdtempSync(join(tmpdir(), "kms-bench-"));
  try {
    return await measure(async (parcel) => {
      const { total, faults } = await runSuites({ parcel, allureResults });
      const [fault] = faults;
      if (fault !== undefined) throw new InternalHarnessError(`The run that was measured failed: ${fault}`);
      return total;
    });
  } finally {
    rmSync(allureResults, { recursive: true, force: true });
  }
}

/** The same run without vitest: suites in a thread, endpoint here. */
export function measureDirect(): Promise<RecordedRun> {
  return measure((parcel) => inThread<number>(new URL("./direct-thread.js", import.meta.url), parcel));
}

async function measure(run: (parcel: Parcel) => Promise<number>): Promise<RecordedRun> {
  const recorder = new Recorder();
  const { profile, close } = await startEmbedded({ rules: recorder.rules });
  try {
    const begun = performance.now();
    const requests = await run(pack({ profile, effort: selection.effort, seed }, selection));
    const ended = performance.now();
    const { first, last } = recorder;
    const phases = {
      startUp: (first - begun) / 1000,
      exchange: (last - first) / 1000,
      closing: (ended - last) / 1000,
    };
    // maxRSS comes in KiB.
    const peakMemory = process.resourceUsage().maxRSS * 1024;
    return { measure: { phases, requests, peakMemory }, recording: recorder.recording(profile) };
  } finally {
    await close();
  }
}
