import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { KeyEntry, KeyLedger } from "../../harness/index.ts";
import { UsageError } from "../../model/errors.ts";

/** What a ledger says of its run: where its keys are, and which process it is or was. */
export interface LedgerHead {
  readonly endpoint: string;
  readonly region?: string;
  readonly host: string;
  readonly pid: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** The text of a ledger, read. */
export interface LedgerDocument extends LedgerHead {
  readonly keys: readonly KeyEntry[];
}

/** A ledger in a file that is there while it has entries. Throws UsageError when it cannot be written. */
export class LedgerFile implements KeyLedger {
  readonly path: string;
  readonly head: LedgerHead;
  readonly #keys: Map<string, KeyEntry>;

  constructor(path: string, { keys, ...head }: LedgerDocument) {
    this.path = path;
    this.head = head;
    this.#keys = new Map(keys.map((key) => [key.alias, key]));
  }

  record(entry: KeyEntry): void {
    this.#keys.set(entry.alias, entry);
    this.#write();
  }

  forget(alias: string): void {
    this.#keys.delete(alias);
    this.#write();
  }

  entries(): readonly KeyEntry[] {
    return [...this.#keys.values()];
  }

  #write(): void {
    try {
      if (this.#keys.size === 0) rmSync(this.path, { force: true });
      else writeWhole(this.path, `${JSON.stringify({ ...this.head, keys: this.entries() }, null, 2)}\n`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new UsageError(
        `The keys of the run cannot be written down (${why}); name a folder with --state-dir.`,
        {
          cause: error,
        },
      );
    }
  }
}

/** Whoever reads the file finds the text before or the text after, however the process ends. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.new`;
  writeFileSync(unfinished, text, { flush: true });
  renameSync(unfinished, path);
}

/** Reads a ledger; `undefined` for a file that is none. */
export function readLedger(path: string): LedgerFile | undefined {
  const document = parse(path);
  return document === undefined ? undefined : new LedgerFile(path, document);
}

function parse(path: string): LedgerDocument | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isDocument(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isDocument(value: unknown): value is LedgerDocument {
  if (!isObject(value)) return false;
  const { endpoint, region, host, pid, startedAt, keys } = value;
  const texts = [endpoint, host, startedAt, region ?? ""].every((text) => typeof text === "string");
  return (
    texts &&
    URL.canParse(String(endpoint)) &&
    typeof pid === "number" &&
    Array.isArray(keys) &&
    keys.every(isEntry)
  );
}

function isEntry(value: unknown): value is KeyEntry {
  return isObject(value) && typeof value["alias"] === "string" && typeof (value["keyId"] ?? "") === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
