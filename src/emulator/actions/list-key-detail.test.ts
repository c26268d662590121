import { beforeEach, describe, expect, test } from "vitest";
import { createEndpoint, type Endpoint } from "../endpoint.ts";
import { ask } from "../testing/caller.ts";

const day = 86_400_000;
let now: number;
let endpoint: Endpoint;
beforeEach(async () => {
  now = Date.UTC(2026, 5, 1);
  endpoint = createEndpoint({ now: () => now });
  now += 1000;
  await ask(endpoint, { action: "CreateKey", parameters: { Alias: "mine-1" }, timestamp: now / 1000 });
  now += 1000;
  await ask(endpoint, { action: "CreateKey", parameters: { Alias: "mine-2" }, timestamp: now / 1000 });
});

async function list(parameters: object) {
  const { code, fields } = await ask(endpoint, {
    action: "ListKeyDetail",
    parameters: { ...parameters },
    timestamp: now / 1000,
  });
  const { KeyMetadatas: keys = [], TotalCount: total } = fields;
  const aliases = Array.isArray(keys) ? keys.map((key: { readonly Alias: string }) => key.Alias) : [];
  return { code, total, aliases };
}

describe("ListKeyDetail", () => {
  test("lists the latest first, or the oldest when asked, a page at a time", async () => {
    const all = await list({});
    expect(all).toMatchObject({ code: "", total: all.aliases.length });
    expect(all.aliases.slice(0, 2)).toEqual(["mine-2", "mine-1"]);
    expect((await list({ OrderType: 1 })).aliases.slice(-2)).toEqual(["mine-1", "mine-2"]);
    expect(await list({ Offset: 1, Limit: 1 })).toEqual({ code: "", total: all.total, aliases: ["mine-1"] });
  });

  test("finds keys by a part of the alias, by KeyId and by state", async () => {
    const { disabledKey } = endpoint.facts.fixtures;
    expect((await list({ SearchKeyAlias: "mine-" })).aliases).toEqual(["mine-2", "mine-1"]);
    expect((await list({ SearchKeyAlias: disabledKey })).aliases).toEqual(["fixture-disabled"]);
    expect((await list({ KeyState: 2 })).aliases).toEqual(["fixture-disabled"]);
    expect((await list({ KeyState: 5 })).aliases).toEqual([]);
    expect(await list({ SearchKeyAlias: "nobody's" })).toEqual({ code: "", total: 0, aliases: [] });
    expect((await list({ Role: 1 })).total).toBe(0);
  });

  test("lists no key whose day has come", async () => {
    expect((await list({ KeyState: 3 })).aliases).toEqual(["fixture-pending"]);
    now += 31 * day;
    expect((await list({ KeyState: 3 })).aliases).toEqual([]);
  });

  test.each([{ Limit: 201 }, { Limit: -1 }, { Offset: -1 }, { Role: 2 }, { OrderType: 2 }, { KeyState: 6 }])(
    "refuses %o",
    async (parameters) => {
      expect((await list(parameters)).code).toBe("InvalidParameter");
    },
  );
});
