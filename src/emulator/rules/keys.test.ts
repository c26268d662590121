import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createEndpoint } from "../endpoint.ts";
import { ask, codeOf } from "../testing/caller.ts";

const endpoint = createEndpoint();
const { fixtures, triggers, otherEnabledKey, unauthorizedCredentials } = endpoint.facts;

test.each([
  [fixtures.enabledKey, ""],
  [otherEnabledKey, ""],
  [fixtures.disabledKey, "ResourceUnavailable.CmkDisabled"],
  [fixtures.pendingDeletionKey, "ResourceUnavailable.KeyPendingDelete"],
  [fixtures.absentKey, "ResourceUnavailable.CmkNotFound"],
  [randomUUID(), "ResourceUnavailable.CmkNotFound"],
  [fixtures.enabledKey.toUpperCase(), "ResourceUnavailable.CmkNotFound"],
  [triggers.InternalError.KeyId, "InternalError"],
  [triggers["FailedOperation.EncryptionError"].KeyId, "FailedOperation.EncryptionError"],
  ["", "InvalidParameterValue.InvalidKeyId"],
  ["no-key", "InvalidParameterValue.InvalidKeyId"],
  [`${fixtures.enabledKey} `, "InvalidParameterValue.InvalidKeyId"],
  [`${fixtures.enabledKey}\n`, "InvalidParameterValue.InvalidKeyId"],
  [null, "MissingParameter"],
  [123, "InvalidParameter"],
])("KeyId %j is answered with %j", async (KeyId, code) => {
  expect(await codeOf(endpoint, { KeyId, KeySpec: "AES_128" })).toBe(code);
});

test("no KeyId at all is a missing parameter", async () => {
  expect((await ask(endpoint, { parameters: { KeySpec: "AES_128" } })).code).toBe("MissingParameter");
});

test("a denied caller learns nothing of keys", async () => {
  for (const KeyId of [fixtures.enabledKey, fixtures.disabledKey, fixtures.absentKey]) {
    const parameters = { KeyId, KeySpec: "AES_128" };
    expect((await ask(endpoint, { parameters, credentials: unauthorizedCredentials })).code).toBe(
      "UnauthorizedOperation",
    );
  }
});

test("KeyIds have the form of time-based UUIDs and differ", () => {
  const ids = [
    fixtures.enabledKey,
    fixtures.disabledKey,
    fixtures.pendingDeletionKey,
    fixtures.absentKey,
    otherEnabledKey,
  ];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a time-based UUID carries the time", () => {
  const now = Date.UTC(2026, 0, 2, 3, 4, 5);
  const [low, mid, high] = createEndpoint({ now: () => now }).facts.fixtures.enabledKey.split("-");
  const intervals = BigInt(`0x${high?.slice(1)}${mid}${low}`);
  expect(Number(intervals / 10_000n) + Date.UTC(1582, 9, 15)).toBe(now);
});

test("what a rule throws by mistake is an InternalError that tells nothing", async () => {
  const broken = createEndpoint({
    rules: (reference) => ({
      ...reference,
      makeDataKey: () => {
        throw new Error("the inner secret");
      },
    }),
  });
  const { code, fields } = await ask(broken, {
    parameters: { KeyId: broken.facts.fixtures.enabledKey, KeySpec: "AES_128" },
  });
  expect(code).toBe("InternalError");
  expect(JSON.stringify(fields)).not.toContain("inner secret");
});
