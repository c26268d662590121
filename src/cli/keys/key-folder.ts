import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { newRunId } from "../../harness/index.ts";
import type { Profile } from "../../model/profile.ts";
import { LedgerFile, type LedgerHead, readLedger } from "./ledger-file.ts";

/** Where the ledgers of keys lie unless told otherwise. */
export const defaultStateFolder = ".kms-conformance";

type Place = Pick<Profile, "endpoint" | "region">;

/** The ledgers that lie in a folder, for one endpoint and region. */
export interface KeyFolder {
  /** Those whose run is over: their keys wait for somebody to clean them. */
  readonly over: readonly LedgerFile[];
  /** Those whose run goes on, or may go on at another machine: their keys may be in use. */
  readonly running: readonly LedgerFile[];
  /** Paths of files that should be ledgers and cannot be read. */
  readonly unreadable: readonly string[];
}

/** A ledger for a new run, with its id. Nothing is written before the first key. */
export function newLedger(folder: string, { endpoint, region }: Place) {
  const now = new Date();
  const runId = newRunId(now);
  const place = { endpoint, ...(region === undefined ? {} : { region }) };
  const document = { ...place, host: hostname(), pid: process.pid, startedAt: now.toISOString(), keys: [] };
  return { runId, ledger: new LedgerFile(join(folder, `${stemOf(place)}-${runId}.json`), document) };
}

/** Finds the ledgers of an endpoint and region. */
export function openKeyFolder(folder: string, place: Place): KeyFolder {
  const stem = stemOf(place);
  const names = namesIn(folder).filter((name) => name.startsWith(`${stem}-`) && name.endsWith(".json"));
  const paths = names.toSorted().map((name) => join(folder, name));
  const read = paths.map((path) => ({ path, ledger: readLedger(path) }));
  const ledgers = read.flatMap(({ ledger }) => ledger ?? []).filter(({ head }) => stemOf(head) === stem);
  return {
    over: ledgers.filter(({ head }) => isOver(head)),
    running: ledgers.filter(({ head }) => !isOver(head)),
    unreadable: read.filter(({ ledger }) => ledger === undefined).map(({ path }) => path),
  };
}

/** The ledgers in a folder whose runs were over when they left keys at an endpoint, in whatever region. */
export function leftAt(folder: string, endpoint: string): readonly LedgerFile[] {
  const names = namesIn(folder).filter((name) => name.startsWith("keys-") && name.endsWith(".json"));
  const { origin } = new URL(endpoint);
  return names
    .toSorted()
    .flatMap((name) => readLedger(join(folder, name)) ?? [])
    .filter(({ head }) => new URL(head.endpoint).origin === origin && isOver(head));
}

/** `keys-` and twelve hexadecimal digits that stand for endpoint and region. */
function stemOf({ endpoint, region = "" }: Place): string {
  const digest = createHash("sha256")
    .update(`${new URL(endpoint).origin} ${region}`)
    .digest("hex");
  return `keys-${digest.slice(0, 12)}`;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** No run of an unattended job takes as long: a day, in milliseconds. */
const longestRun = 86_400_000;

/** Of a run at another machine nobody here knows whether it goes on, but not for ever. */
function isOver({ host, pid, startedAt }: LedgerHead): boolean {
  if (host !== hostname()) return Date.now() - Date.parse(startedAt) > longestRun;
  // In a container every run may have the same number: this process has not made the keys of an earlier one.
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM: it is there and somebody else's.
    return !(error instanceof Error && "code" in error && error.code === "EPERM");
  }
}
