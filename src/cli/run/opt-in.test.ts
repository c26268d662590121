import { expect, test } from "vitest";
import { perform, scratchFolder } from "../testing/stage.ts";
import { claimsAsked } from "./opt-in.ts";

test("a claim that takes something from others is made by asking for it by name", () => {
  expect(claimsAsked(["GenerateDataKey"], ["rate-limit"])).toEqual(["GenerateDataKey", "rate-limit"]);
  expect(claimsAsked(["rate-limit"], ["rate-limit"])).toEqual(["rate-limit"]);
});

test.each([[[]], [["GDK-03"]], [["rate*"]], [["Decrypt"]]])("and not by %j", (only) => {
  expect(claimsAsked(["GenerateDataKey"], only)).toEqual(["GenerateDataKey"]);
});

test("a dry run counts its requests then, and only then", async () => {
  using folder = scratchFolder();
  const profile = folder.put("p.yaml", "endpoint: http://127.0.0.1:1\nclaims: [GenerateDataKey]");
  const plan = async (only: string) =>
    (await perform(["run", "--dry-run", "--profile", profile, "--only", only])).stdout;
  expect(await plan("rate-limit")).toMatch(/concurrency +1 +100/);
  expect(await plan("GDK-03")).not.toMatch(/concurrency +1 +100/);
});
