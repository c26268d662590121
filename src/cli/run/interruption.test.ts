import { expect, test } from "vitest";
import { createEndpoint, serve } from "../../emulator/index.ts";
import { startBuilt } from "../testing/built.ts";
import { scratchFolder } from "../testing/stage.ts";

/** Requests of the suites that may be under way at once. */
const concurrency = 8;

test("an interrupted run sends nothing more but what cleans its keys", async () => {
  using folder = scratchFolder();
  const endpoint = createEndpoint();
  const { credentials, region } = endpoint.facts;
  const arrived: string[] = [];
  let interrupt = (): void => {};
  const { url, close } = await serve({
    ...endpoint,
    handle: async (request) => {
      const action = request.headers["x-tc-action"] ?? "none";
      const isFirst = !arrived.includes(action);
      arrived.push(action);
      if (arrived.length === 30) interrupt();
      // Cleaning begins with this; meanwhile the suites have the time of a hundred round trips.
      if (action === "DescribeKey" && isFirst)
        for (let count = 0; count < 100; count += 1) await (await fetch(url)).text();
      return endpoint.handle(request);
    },
  });
  const settings =
    "claims: [GenerateDataKey, Decrypt]\nprovision: true\npace: { requestsPerSecond: 5000, concurrency: 8 }";
  const profile = folder.put("p.yaml", `endpoint: ${url}\nregion: ${region}\n${settings}\n`);
  const places = ["--report-dir", folder.path, "--state-dir", folder.path, "--quiet"];
  const { child, ended } = startBuilt(["run", "--profile", profile, "--only", "parameters", ...places], {
    TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
    TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
  });
  interrupt = () => void child.kill("SIGINT");
  expect((await ended).exitCode).toBe(130);
  await close();
  const since = arrived.slice(arrived.indexOf("DescribeKey"));
  expect(since.filter((action) => action === "ScheduleKeyDeletion").length).toBeGreaterThan(0);
  expect(since.filter((action) => action === "GenerateDataKey").length).toBeLessThanOrEqual(concurrency);
}, 60_000);
