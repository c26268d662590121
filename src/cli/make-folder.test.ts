import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";
import { scratchFolder } from "./testing/stage.ts";

test("makes a folder and all that it lies in, and minds none that is there", () => {
  using folder = scratchFolder();
  const path = join(folder.path, "a", "b", "c");
  makeFolder(path);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test("throws where a file has the name of a folder", () => {
  using folder = scratchFolder();
  const file = folder.put("a", "");
  expect(() => makeFolder(file)).toThrow("EEXIST");
  expect(() => makeFolder(join(file, "b"))).toThrow(/ENOTDIR|EEXIST/);
});

test.runIf(existsSync("/proc/self"))("comes to an end where the system takes no folder", () => {
  expect(() => makeFolder("/proc/no-such/folder")).toThrow("ENOENT");
});
