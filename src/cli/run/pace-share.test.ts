import { expect, test } from "vitest";
import { namedProfile } from "../endpoint/endpoint.ts";
import { scratchFolder, someCredentials } from "../testing/stage.ts";
import { inShareOfPace } from "./pace-share.ts";

test("each shard keeps to its share of the requests per second, and a run that is not shared to all", () => {
  using folder = scratchFolder();
  const path = folder.put(
    "p.yaml",
    "endpoint: http://127.0.0.1:1\npace: { requestsPerSecond: 20, concurrency: 4 }",
  );
  const profile = namedProfile({ profile: path }, someCredentials);
  if (profile === undefined) throw new Error("no profile");
  const paceOf = (shard?: { readonly index: number; readonly count: number }) =>
    inShareOfPace(profile, shard).pace;
  expect(paceOf({ index: 3, count: 4 })).toEqual({ requestsPerSecond: 5, concurrency: 4 });
  expect(paceOf()).toEqual({ requestsPerSecond: 20, concurrency: 4 });
});
