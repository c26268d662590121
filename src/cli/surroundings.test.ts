import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";

const module = fileURLToPath(new URL("./surroundings.ts", import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** A process that says each time what it hears, and would never end by itself: its cleaning up hangs. */
function startStubborn() {
  const script = `
    import { processSurroundings } from ${JSON.stringify(module)};
    const { stdout, onInterrupt } = processSurroundings();
    const deafen = onInterrupt(() => stdout.write("asked\\n"));
    process.on("SIGUSR2", () => { deafen(); stdout.write("deaf\\n"); });
    setInterval(() => {}, 1000);
    stdout.write("ready\\n");`;
  const words = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  let text = "";
  let heard = (): void => {};
  child.stdout?.on("data", (chunk) => {
    text += String(chunk);
    heard();
  });
  const says = (line: string): Promise<void> =>
    new Promise((resolve) => {
      heard = () => {
        if (text.endsWith(`${line}\n`)) resolve();
      };
      heard();
    });
  const ended = new Promise<readonly unknown[]>((resolve) => child.on("close", (...how) => resolve(how)));
  return { child, says, ended, written: () => text };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s asks once, and the second time ends at once with 130",
  async (signal) => {
    const { child, says, ended, written } = startStubborn();
    await says("ready");
    child.kill(signal);
    await says("asked");
    child.kill(signal);
    expect(await ended).toEqual([130, null]);
    expect(written()).toBe("ready\nasked\n");
  },
);

test("a signal is the process's own again when the listening has ended", async () => {
  const { child, says, ended, written } = startStubborn();
  await says("ready");
  child.kill("SIGUSR2");
  await says("deaf");
  child.kill("SIGINT");
  expect(await ended).toEqual([null, "SIGINT"]);
  expect(written()).toBe("ready\ndeaf\n");
});
