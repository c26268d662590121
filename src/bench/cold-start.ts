import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "../model/errors.ts";
import { close, listen } from "./listen.ts";
import type { ColdStartMeasure } from "./measures.ts";

const program = fileURLToPath(new URL("../cli/main.js", import.meta.url));

/** An envelope without an Error: the control takes it for somebody who is there. */
const answer = JSON.stringify({ Response: { RequestId: "00000000-0000-4000-8000-000000000000" } });

/**
 * Starts the command against a server that notes when requests come, and ends it at the second one.
 * Throws EnvironmentError when it ends before, or when `signal` breaks it off.
 */
export async function measureColdStart(signal: AbortSignal): Promise<ColdStartMeasure> {
  const folder = mkdtempSync(join(tmpdir(), "kms-bench-"));
  const arrivals = new Arrivals();
  const server = createServer((request, response) => {
    arrivals.note();
    request.resume();
    response.setHeader("content-type", "application/json").end(answer);
  });
  try {
    const origin = await listen(server);
    const begun = performance.now();
    await runUntil(folder, origin, arrivals.second, signal);
    const [first = Number.NaN, second = Number.NaN] = arrivals.times.map((time) => (time - begun) / 1000);
    return { firstRequest: first, firstOfSuites: second };
  } finally {
    close(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

class Arrivals {
  readonly times: number[] = [];
  readonly second: Promise<void>;
  #come: () => void = () => {};

  constructor() {
    this.second = new Promise((resolve) => {
      this.#come = resolve;
    });
  }

  note(): void {
    this.times.push(performance.now());
    if (this.times.length === 2) this.#come();
  }
}

async function runUntil(
  folder: string,
  endpoint: string,
  enough: Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const child = startCommand(folder, writeProfile(folder, endpoint), signal);
  const ended = new Promise<string>((resolve, reject) => {
    child.once("error", (error) => {
      reject(new EnvironmentError(`The command was broken off: ${error.message}`));
    });
    child.once("exit", (code, killedBy) => resolve(`with ${code ?? killedBy}`));
  });
  const early = await Promise.race([enough, ended]);
  if (early !== undefined)
    throw new EnvironmentError(`The command ended ${early} before it sent two requests.`);
  child.kill("SIGKILL");
  await ended;
}

/** Writes a profile of the least that a run needs and gives its path. */
function writeProfile(folder: string, endpoint: string): string {
  const path = join(folder, "profile.json");
  const fixtures = { enabledKey: "00000000-0000-4000-8000-000000000001" };
  writeFileSync(path, JSON.stringify({ name: "bench", endpoint, fixtures }));
  return path;
}

function startCommand(folder: string, profile: string, signal: AbortSignal): ChildProcess {
  return spawn(process.execPath, [program, "run", "--profile", profile, "--report-dir", folder], {
    stdio: "ignore",
    env: { ...process.env, TENCENTCLOUD_SECRET_ID: "bench", TENCENTCLOUD_SECRET_KEY: "bench" },
    signal,
    killSignal: "SIGKILL",
  });
}
