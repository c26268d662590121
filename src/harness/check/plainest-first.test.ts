import { afterEach, describe, expect, it } from "vitest";
import type { Way } from "../../cases/index.ts";
import { EnvironmentError } from "../../model/errors.ts";
import type { Act } from "../act/act.ts";
import { Violation } from "../answer/throws.ts";
import { actFor, closeAll } from "../testing/endpoints.ts";
import { plainestFirst } from "./plainest-first.ts";

afterEach(closeAll);

interface Row {
  readonly way?: Way | undefined;
}

/** What is thrown by a row asked in a way, with the ways in which it was tried. */
async function tried(fails: (row: Row) => boolean | Error) {
  const ways: (Way | undefined)[] = [];
  const act = async (row: Row, _act: Act) => {
    ways.push(row.way);
    const failing = fails(row);
    if (failing instanceof Error) throw failing;
    if (failing) throw new Violation(row.way === undefined ? "plainly" : "in its way");
    return "conforms";
  };
  const row: Row = { way: { region: null } };
  const seen = await plainestFirst(row, act, await actFor()).catch((error: Error) => error.message);
  return { seen, ways };
}

describe("a row asked in a way", () => {
  it("is tried once where it conforms", async () => {
    expect(await tried(() => false)).toEqual({ seen: "conforms", ways: [{ region: null }] });
  });

  it("shows the plain request where that fails as well", async () => {
    expect(await tried(() => true)).toEqual({ seen: "plainly", ways: [{ region: null }, undefined] });
  });

  it("shows its own request where only that fails", async () => {
    expect((await tried(({ way }) => way !== undefined)).seen).toBe("in its way");
  });

  it("shows its own request where the plain one is not sent any more", async () => {
    const spent = new EnvironmentError("the requests are used up");
    expect((await tried(({ way }) => way !== undefined || spent)).seen).toBe("in its way");
  });
});
