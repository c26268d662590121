import { describe, expect, it } from "vitest";
import { UsageError } from "../model/errors.ts";
import type { Call } from "../model/exchange.ts";
import { clientFor, serveAndKeep } from "./testing/loopback.ts";

/** Sends calls in safe mode; gives what was said of them and the actions that arrived. */
async function sendSafely(...calls: readonly Call[]) {
  await using server = await serveAndKeep();
  await using client = clientFor(server.endpoint, { safe: true });
  const settled = await Promise.allSettled(calls.map(client.send));
  const errors: readonly unknown[] = settled.flatMap((one) =>
    one.status === "rejected" ? [one.reason] : [],
  );
  return { errors, arrived: server.received.map(({ headers }) => headers["x-tc-action"]) };
}

const parameters = { KeyId: "k" };

describe("a client in safe mode", () => {
  it.each([
    ...["CreateKey", "EnableKey", "DisableKey", "ScheduleKeyDeletion", "CancelKeyDeletion", "ArchiveKey"],
    ...["UpdateAlias", "disablekey", "SomethingNew"],
  ])("sends no %j", async (action) => {
    const { errors, arrived } = await sendSafely({ action, parameters });
    expect(errors).toEqual([expect.any(UsageError)]);
    expect(arrived).toEqual([]);
  });

  it("sends no action either that is put in after signing, in whatever case its header is written", async () => {
    const call = (name: string): Call => ({
      parameters,
      signing: { alter: (signed) => ({ ...signed, headers: { ...signed.headers, [name]: "DisableKey" } }) },
    });
    const { errors, arrived } = await sendSafely(call("x-tc-action"), call("X-TC-Action"));
    expect(errors).toHaveLength(2);
    expect(arrived).toEqual([]);
  });

  it("sends what changes nothing, and a request without any action", async () => {
    const { errors, arrived } = await sendSafely(
      { parameters },
      { action: "DescribeKey", parameters },
      { action: "NoSuchAction", parameters },
      { action: null, parameters },
      { action: "", parameters },
    );
    expect(errors).toEqual([]);
    expect(arrived.toSorted()).toEqual(["", "DescribeKey", "GenerateDataKey", "NoSuchAction", undefined]);
  });
});
