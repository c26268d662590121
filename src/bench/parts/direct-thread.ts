import { parentPort, workerData } from "node:worker_threads";
import { loadSuites, runDirectly } from "../../harness/index.ts";
import { type Parcel, unpack } from "../../harness/parcel.ts";

/** A run without vitest in a thread of its own: a parcel comes in, the number of requests goes out. */
const parcel = workerData as Parcel;
const { total } = await runDirectly(await loadSuites(), unpack(parcel), parcel);
parentPort?.postMessage(total);
