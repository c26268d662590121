import { afterEach, expect, test } from "vitest";
import { Act } from "../act/act.ts";
import { loadSuites } from "../check/load-suites.ts";
import { runDirectly } from "../direct.ts";
import { pack, unpack } from "../parcel.ts";
import { closeAll, optionsFor } from "../testing/endpoints.ts";
import { serveRecording } from "../testing/recording.ts";
import { Session } from "./session.ts";
import type { SessionOptions } from "./session-options.ts";

afterEach(closeAll);

test("a safe run judges all that any run judges", async () => {
  const options = { ...(await optionsFor()), safe: true };
  const only = ["protocol", "authentication", "round trip"];
  const { verdicts } = await runDirectly(await loadSuites(), options, { only });
  expect(verdicts.length).toBeGreaterThan(150);
  expect(verdicts.filter(({ outcome }) => outcome !== "conforms")).toEqual([]);
});

test.each([true, false])("a check that asks for a control action, with safe %s", async (safe) => {
  await using endpoint = await serveRecording();
  const { profile, ...rest } = await optionsFor();
  const { credentials } = endpoint.facts;
  const options: SessionOptions = {
    ...rest,
    profile: { ...profile, endpoint: endpoint.url, credentials },
    safe,
  };
  // By way of the parcel, as the suites' thread gets it.
  const session = await Session.open(unpack(pack(options, { effort: "smoke", only: [] })));
  const sent = new Act(session, "GDK-02/test").send({
    action: "DisableKey",
    parameters: { KeyId: endpoint.facts.fixtures.enabledKey },
  });
  await (safe ? expect(sent).rejects.toThrow("--safe") : sent);
  await session.close();
  expect(endpoint.arrived.map(({ action }) => action)).toEqual(safe ? [] : ["DisableKey"]);
});
