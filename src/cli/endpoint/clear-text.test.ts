import { expect, test } from "vitest";
import { UsageError } from "../../model/errors.ts";
import { perform, scratchFolder, someCredentials } from "../testing/stage.ts";
import { refuseClearText, warnOfClearText } from "./clear-text.ts";
import { namedProfile } from "./endpoint.ts";

function warning(endpoint: string): string {
  let text = "";
  warnOfClearText(endpoint, { write: (written) => (text += written) });
  return text;
}

test.each(["http://kms:8080", "http://192.0.2.1", "http://localhost.example"])("warns of %s", (endpoint) => {
  expect(warning(endpoint)).toMatch(
    /^kms-conformance: warning: http:[^\n]* is another machine and not https[^\n]*\n$/,
  );
});

test.each(["http://127.0.0.1:8080", "http://[::1]:1", "http://kms.localhost:1", "https://kms.example"])(
  "says nothing of %s",
  (endpoint) => {
    expect(warning(endpoint)).toBe("");
  },
);

test.each(["http://kms.tencentcloudapi.com", "http://kms.ap-guangzhou.tencentcloudapi.com.cn:80"])(
  "refuses %s",
  (endpoint) => {
    expect(() => namedProfile({ endpoint }, someCredentials)).toThrow(UsageError);
    expect(() => namedProfile({ endpoint }, someCredentials)).toThrow(/write https:\/\/kms\./);
  },
);

test.each([
  "https://kms.tencentcloudapi.com",
  "http://tencentcloudapi.com.example",
  "http://xtencentcloudapi.com",
])("does not refuse %s", (endpoint) => {
  expect(() => refuseClearText(endpoint)).not.toThrow();
});

test.each([["run"], ["call", "GenerateDataKey"]])("%s warns once before it sends", async (...command) => {
  using folder = scratchFolder();
  const words = [...command, "--endpoint", "http://kms.invalid:8080"];
  const more = command[0] === "run" ? ["--report-dir", folder.path] : [];
  const { exitCode, stderr } = await perform([...words, ...more], someCredentials);
  expect(stderr.match(/warning: http:\/\/kms\.invalid:8080 is another machine/g)).toHaveLength(1);
  expect(exitCode).toBe(3);
});

test("clean refuses the real service by http too", async () => {
  using folder = scratchFolder();
  const profile = folder.put("p.yaml", "endpoint: http://kms.tencentcloudapi.com");
  const words = ["clean", "--profile", profile, "--state-dir", folder.path];
  const { exitCode, stdout, stderr } = await perform(words, someCredentials);
  expect(stderr).toContain("is the real service and not https");
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});
