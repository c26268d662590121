import { beforeEach, describe, expect, test } from "vitest";
import { createEndpoint, type Endpoint } from "../endpoint.ts";
import { ask } from "../testing/caller.ts";

const day = 86_400_000;
let now: number;
let endpoint: Endpoint;
let KeyId: string;

beforeEach(() => {
  now = Date.UTC(2026, 5, 1);
  endpoint = createEndpoint({ now: () => now });
  KeyId = endpoint.facts.fixtures.enabledKey;
});

const act = (action: string, parameters: object) =>
  ask(endpoint, { action, parameters: { ...parameters }, timestamp: now / 1000 });
const codeOf = async (action: string, parameters: object) => (await act(action, parameters)).code;
const metadata = async () => (await act("DescribeKey", { KeyId })).fields["KeyMetadata"];
const generate = () => codeOf("GenerateDataKey", { KeyId, KeySpec: "AES_128" });

describe("the life of a CMK", () => {
  test("disabled, scheduled, cancelled, enabled", async () => {
    expect(await codeOf("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 })).toBe(
      "ResourceUnavailable.CmkShouldBeDisabled",
    );
    expect(await codeOf("DisableKey", { KeyId })).toBe("");
    expect(await generate()).toBe("ResourceUnavailable.CmkDisabled");
    const scheduled = await act("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    expect(scheduled.fields).toMatchObject({ KeyId, DeletionDate: (now + 7 * day) / 1000 });
    expect(await generate()).toBe("ResourceUnavailable.KeyPendingDelete");
    expect(await metadata()).toMatchObject({
      KeyState: "PendingDelete",
      DeletionDate: (now + 7 * day) / 1000,
    });
    expect((await act("CancelKeyDeletion", { KeyId })).fields["KeyId"]).toBe(KeyId);
    expect(await metadata()).toMatchObject({ KeyState: "Disabled", DeletionDate: 0 });
    expect(await codeOf("EnableKey", { KeyId })).toBe("");
    expect(await generate()).toBe("");
  });

  test("a key goes on its day and not before", async () => {
    await act("DisableKey", { KeyId });
    await act("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 8 });
    now += 8 * day - 1000;
    expect(await metadata()).toMatchObject({ KeyState: "PendingDelete" });
    now += 1000;
    expect(await codeOf("DescribeKey", { KeyId })).toBe("ResourceUnavailable.CmkNotFound");
  });

  test("what a state does not allow", async () => {
    const { pendingDeletionKey } = endpoint.facts.fixtures;
    const unsupported = "ResourceUnavailable.CmkStateNotSupport";
    expect(await codeOf("EnableKey", { KeyId: pendingDeletionKey })).toBe(unsupported);
    expect(await codeOf("DisableKey", { KeyId: pendingDeletionKey })).toBe(unsupported);
    expect(await codeOf("ScheduleKeyDeletion", { KeyId: pendingDeletionKey, PendingWindowInDays: 7 })).toBe(
      unsupported,
    );
    expect(await codeOf("CancelKeyDeletion", { KeyId })).toBe("ResourceUnavailable.CmkNotPendingDelete");
  });

  test("Decrypt follows the state of the key", async () => {
    const { CiphertextBlob, Plaintext } = (await act("GenerateDataKey", { KeyId, KeySpec: "AES_256" }))
      .fields;
    await act("DisableKey", { KeyId });
    expect(await codeOf("Decrypt", { CiphertextBlob })).toBe("ResourceUnavailable.CmkDisabled");
    await act("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    expect(await codeOf("Decrypt", { CiphertextBlob })).toBe("ResourceUnavailable.CmkDisabled");
    await act("CancelKeyDeletion", { KeyId });
    await act("EnableKey", { KeyId });
    expect((await act("Decrypt", { CiphertextBlob })).fields["Plaintext"]).toBe(Plaintext);
  });
});

test.each([
  [6, "InvalidParameter.InvalidPendingWindowInDays"],
  [7, ""],
  [30, ""],
  [31, "InvalidParameter.InvalidPendingWindowInDays"],
  ["7", "InvalidParameter"],
  [null, "MissingParameter"],
])("PendingWindowInDays %j gives %j", async (PendingWindowInDays, code) => {
  await act("DisableKey", { KeyId });
  expect(await codeOf("ScheduleKeyDeletion", { KeyId, PendingWindowInDays })).toBe(code);
});

test.each(["DescribeKey", "EnableKey", "DisableKey", "CancelKeyDeletion"])(
  "%s checks its KeyId",
  async (action) => {
    const { absentKey } = endpoint.facts.fixtures;
    expect(await codeOf(action, {})).toBe("MissingParameter");
    expect(await codeOf(action, { KeyId: "x" })).toBe("InvalidParameterValue.InvalidKeyId");
    expect(await codeOf(action, { KeyId: absentKey })).toBe("ResourceUnavailable.CmkNotFound");
    expect(await codeOf(action, { KeyId, Foo: 1 })).toBe("UnknownParameter");
  },
);

describe("CreateKey", () => {
  test("makes an enabled key of its own", async () => {
    const { fields } = await act("CreateKey", { Alias: "first", Description: "one", Type: 1 });
    expect(fields).toMatchObject({
      Alias: "first",
      Description: "one",
      KeyState: "Enabled",
      CreateTime: now / 1000,
    });
    KeyId = String(fields["KeyId"]);
    expect(await generate()).toBe("");
    expect(await metadata()).toMatchObject({
      KeyId,
      Alias: "first",
      KeyUsage: "ENCRYPT_DECRYPT",
      Origin: "TENCENT_KMS",
    });
  });

  test.each([
    [{}, "MissingParameter"],
    [{ Alias: "" }, "InvalidParameterValue.InvalidAlias"],
    [{ Alias: "-a" }, "InvalidParameterValue.InvalidAlias"],
    [{ Alias: "kms-a" }, "InvalidParameterValue.InvalidAlias"],
    [{ Alias: "a".repeat(61) }, "InvalidParameterValue.InvalidAlias"],
    [{ Alias: "a".repeat(60) }, ""],
    [{ Alias: "fixture-enabled" }, "InvalidParameterValue.AliasAlreadyExists"],
    [{ Alias: "a", Description: "é".repeat(513) }, "InvalidParameter"],
    [{ Alias: "a", Description: "é".repeat(512) }, ""],
    [{ Alias: "a", KeyUsage: "X" }, "InvalidParameterValue.InvalidKeyUsage"],
    [
      { Alias: "a", KeyUsage: "ASYMMETRIC_DECRYPT_SM2" },
      "UnsupportedOperation.UnsupportedKeyUsageInCurrentRegion",
    ],
    [{ Alias: "a", Type: 3 }, "InvalidParameterValue.InvalidType"],
    [{ Alias: "a", Type: "1" }, "InvalidParameter"],
  ])("%o gives %j", async (parameters, code) => {
    expect(await codeOf("CreateKey", parameters)).toBe(code);
  });

  test("stops at ten thousand keys", async () => {
    const crowded = createEndpoint({
      rules: (reference) => ({
        ...reference,
        findKey: (call) => {
          while (call.state.keys.size < 10_000) call.state.createKey("crowd", "");
          return reference.findKey(call);
        },
      }),
    });
    await ask(crowded, { action: "DescribeKey", parameters: { KeyId: crowded.facts.otherEnabledKey } });
    const { code } = await ask(crowded, { action: "CreateKey", parameters: { Alias: "one-more" } });
    expect(code).toBe("LimitExceeded.CmkLimitExceeded");
  });
});

test("endpoints share neither keys nor callers", async () => {
  const other = createEndpoint({ now: () => now });
  const parameters = { KeyId, KeySpec: "AES_128" };
  expect((await ask(other, { parameters, timestamp: now / 1000 })).code).toBe(
    "ResourceUnavailable.CmkNotFound",
  );
  const { credentials } = endpoint.facts;
  const stranger = await ask(other, { parameters, credentials, timestamp: now / 1000 });
  expect(stranger.code).toBe("AuthFailure.SecretIdNotFound");
});
