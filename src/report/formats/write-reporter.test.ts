import { execFileSync, spawn } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "../../model/errors.ts";
import { renderSarif } from "./sarif.ts";
import { renderTap } from "./tap.ts";
import { kinds, specFiles } from "./testing/reports.ts";
import { writeReporter } from "./write-reporter.ts";

const report = kinds.mixed;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reporter-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("a path is written into a folder that it makes, with nothing else beside it", () => {
  const path = join(folder, "a", "b", "my.sarif");
  expect(writeReporter(report, "sarif", path, { specFiles })).toBe(path);
  expect(readFileSync(path, "utf8")).toBe(renderSarif(report, specFiles));
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["my.sarif"]);
});

test("an earlier file is replaced", () => {
  const path = join(folder, "run.tap");
  writeReporter(kinds.conformant, "tap", path);
  writeReporter(report, "tap", path);
  expect(readFileSync(path, "utf8")).toBe(renderTap(report));
});

test("a dash is standard output", () => {
  const written: string[] = [];
  const stdout = { write: (text: string) => written.push(text) };
  expect(writeReporter(report, "tap", "-", { stdout })).toBeUndefined();
  expect(written).toEqual([renderTap(report)]);
});

// A pipe of its own stands for every device: to try a real one would put it at the mercy of what is tried.
test.skipIf(process.platform === "win32")("a pipe is written to and stays a pipe", async () => {
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  const reader = spawn("cat", [path], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    expect(writeReporter(report, "tap", path)).toBe(path);
    expect(lstatSync(path).isFIFO()).toBe(true);
    expect(await text(reader.stdout)).toBe(renderTap(report));
  } finally {
    reader.kill();
  }
});

test("a target that cannot be written to gives a usage error and leaves everything as it was", () => {
  mkdirSync(join(folder, "taken"));
  writeFileSync(join(folder, "file"), "mine");
  for (const target of [join(folder, "taken"), join(folder, "file", "inside.tap")]) {
    expect(() => writeReporter(report, "tap", target)).toThrow(UsageError);
    expect(() => writeReporter(report, "tap", target)).toThrow(
      /^The tap report cannot be written to .*--reporter tap=FILE\.$/,
    );
  }
  expect(readdirSync(folder).sort()).toEqual(["file", "taken"]);
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("mine");
});

test("an unknown name writes nothing", () => {
  expect(() => writeReporter(report, "sarf", join(folder, "x"))).toThrow(/Did you mean sarif\?/);
  expect(readdirSync(folder)).toEqual([]);
});
