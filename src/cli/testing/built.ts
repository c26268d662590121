import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createEndpoint, type EndpointOptions, serve } from "../../emulator/index.ts";
import { introduce } from "../emulate/introduction.ts";

const main = fileURLToPath(new URL("../../../dist/src/cli/main.js", import.meta.url));

/** How a process ended: its exit code, or null where it was killed. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A reference endpoint that counts requests, with the profile of it and the environment that its credentials need. */
export async function countingEndpoint(options: EndpointOptions = {}) {
  const endpoint = createEndpoint(options);
  let count = 0;
  let hear: (count: number) => void = () => {};
  const service = await serve({
    ...endpoint,
    handle: (request) => {
      count += 1;
      hear(count);
      return endpoint.handle(request);
    },
  });
  const { credentials, unauthorizedCredentials } = endpoint.facts;
  return {
    profile: introduce(endpoint.facts, service.url),
    environment: {
      TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
      TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
      UNAUTHORIZED_SECRET_ID: unauthorizedCredentials.secretId.reveal(),
      UNAUTHORIZED_SECRET_KEY: unauthorizedCredentials.secretKey.reveal(),
    },
    /** Calls `act` at the `nth` request from now on. */
    atRequest: (nth: number, act: () => void): void => {
      count = 0;
      hear = (now) => {
        if (now === nth) act();
      };
    },
    [Symbol.asyncDispose]: service.close,
  };
}

/** Starts the built program in a process of its own. */
export function startBuilt(words: readonly string[], environment: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, [main, ...words], {
    env: { ...process.env, GITHUB_ACTIONS: "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => (written.stdout += String(chunk)));
  child.stderr?.on("data", (chunk) => (written.stderr += String(chunk)));
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (exitCode) => resolve({ exitCode, ...written }));
  });
  return { child, ended };
}
