import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommandLine } from "../command-line.ts";
import type { Surroundings } from "../surroundings.ts";

/** What a command left behind. */
export interface Performance {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Surroundings that keep what is written, and a way to interrupt whoever listens. */
export function fakeSurroundings(environment: Surroundings["environment"] = {}) {
  const written = { stdout: "", stderr: "" };
  const listeners = new Set<() => void>();
  const surroundings: Surroundings = {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    environment,
    onInterrupt: (stop) => {
      listeners.add(stop);
      return () => void listeners.delete(stop);
    },
  };
  const interrupt = (): void => {
    for (const stop of listeners) stop();
  };
  return { surroundings, written, interrupt };
}

/** Runs one command in this process. */
export async function perform(
  words: readonly string[],
  environment: Surroundings["environment"] = {},
): Promise<Performance> {
  const { surroundings, written } = fakeSurroundings(environment);
  const exitCode = await runCommandLine(words, surroundings);
  return { exitCode, ...written };
}

/** A folder of its own for one test, with a way to put files into it. */
export function scratchFolder() {
  const path = mkdtempSync(join(tmpdir(), "kms-conformance-"));
  return {
    path,
    put: (name: string, text: string): string => {
      const file = join(path, name);
      writeFileSync(file, text);
      return file;
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** An HTTP server on a free port of the loopback interface. */
export async function serveFake(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, port, [Symbol.asyncDispose]: close };
}

/** Credentials that no endpoint knows. */
export const someCredentials = {
  TENCENTCLOUD_SECRET_ID: "AKIDsomebody",
  TENCENTCLOUD_SECRET_KEY: "a-key-that-must-not-be-shown",
} as const;
