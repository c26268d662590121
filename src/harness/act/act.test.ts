import { afterEach, describe, expect, it } from "vitest";
import { Refusal } from "../../emulator/index.ts";
import { EnvironmentError, InternalHarnessError } from "../../model/errors.ts";
import type { Parameters } from "../../model/exchange.ts";
import type { Profile } from "../../model/profile.ts";
import { Inapplicable, Violation } from "../answer/throws.ts";
import { actFor, closeAll, type Otherwise, sessionFor } from "../testing/endpoints.ts";
import { Act } from "./act.ts";

afterEach(closeAll);

const bare = (own: Profile): Profile => {
  const { unauthorizedCredentials: _, ...rest } = own;
  return { ...rest, triggers: {} };
};

describe("what a check can do", () => {
  it("calls with the enabled key unless the row is about KeyId, and predicts", async () => {
    const act = await actFor();
    const [enabledKey, absentKey] = [act.fixture("enabledKey"), act.fixture("absentKey")];
    const plain = await act.call({ parameters: { KeySpec: "AES_128" } });
    expect(plain.exchange.call.parameters).toEqual({ KeyId: enabledKey, KeySpec: "AES_128" });
    expect(plain.prediction).toMatchObject({ kind: "granted", grant: { bytes: 16 } });
    expect(plain.dataKey?.bytes).toHaveLength(16);
    const without = await act.call({ parameters: { KeySpec: "AES_128" }, faults: ["KeyId.required"] });
    expect(without.exchange.call.parameters).toEqual({ KeySpec: "AES_128" });
    const row = act.inState({ parameters: { KeySpec: "AES_128" } }, "absentKey");
    expect(row).toEqual({ parameters: { KeySpec: "AES_128", KeyId: absentKey }, faults: ["KeyId.absent"] });
    expect((await act.call(row)).reply).toMatchObject({ code: "ResourceUnavailable.CmkNotFound" });
    const own = { parameters: { KeyId: "no such form" }, faults: ["KeyId.format"] };
    expect(act.inState(own, "enabledKey")).toBe(own);
    expect([act.requests, act.last?.exchange.number]).toEqual([3, 3]);
  });

  it("puts a public key into the request and reads what was encrypted under it", async () => {
    const act = await actFor();
    const parameters = { NumberOfBytes: 20, EncryptionAlgorithm: "RSAES_OAEP_SHA_256" };
    const spell = (pem: string) => pem.replaceAll("\n", "\r\n");
    const answer = await act.call({ parameters, key: "RSA_2048", spell });
    expect(answer.exchange.call.parameters["EncryptionPublicKey"]).toBe(
      spell(act.session.keys.RSA_2048.publicPem),
    );
    expect(answer.dataKey).toMatchObject({ algorithm: "RSAES_OAEP_SHA_256" });
    expect(answer.dataKey?.bytes).toHaveLength(20);
  });

  it.each([
    [{ parameters: { NumberOfBytes: 0 } }, "NumberOfBytes must be at least 1"],
    [{ parameters: {} }, "one of KeySpec, NumberOfBytes must be given"],
    [{ parameters: { NumberOfBytes: 0, KeySpec: "DES" }, faults: ["KeySpec.enum"] }, "NumberOfBytes"],
    [{ parameters: { EncryptionContext: 1 }, faults: ["EncryptionContext.type"] }, "must be given"],
    [{ parameters: { KeySpec: "AES_256", More: 1 }, faults: ["KeyId.format"] }, "More is not a known key"],
    [{ parameters: { KeyId: "x", NumberOfBytes: 1024 }, faults: ["NumberOfBytes.maximum"] }, "has not"],
    [
      { parameters: { KeyId: "x", NumberOfBytes: 1 }, faults: ["KeyId.required"] },
      "the fault KeyId.required",
    ],
    [{ parameters: { NumberOfBytes: 1 }, faults: ["unknown"] }, "the fault unknown"],
  ])("sends no request that is faulty in another way than it says: %j", async (row, message) => {
    const act = await actFor();
    await expect(act.call(row)).rejects.toThrow(InternalHarnessError);
    await expect(act.call(row)).rejects.toThrow(message);
    expect(act.requests).toBe(0);
  });

  it("has a seed that differs from check to check and from run to run, and stays otherwise", async () => {
    const [one, two] = [await sessionFor({ seed: 1 }), await sessionFor({ seed: 2 })];
    const seeds = [new Act(one, "a"), new Act(one, "b"), new Act(two, "a"), new Act(one, "a")].map(
      ({ seed }) => seed,
    );
    expect(new Set(seeds).size).toBe(3);
    expect(seeds[3]).toBe(seeds[0]);
  });

  it("makes the endpoint fail by the profile's trigger, which is no breach", async () => {
    const act = await actFor();
    const { reply, breaches } = await act.trigger("InternalError");
    expect([reply, breaches]).toMatchObject([{ code: "InternalError" }, []]);
  });

  it("sends with a trigger what it leaves out of a plain good request", async () => {
    const triggers = { InternalError: { EncryptionContext: "fail" } };
    const act = await actFor({ profile: (own) => ({ ...own, triggers }) });
    const { exchange } = await act.trigger("InternalError");
    const KeyId = act.fixture("enabledKey");
    expect(exchange.call.parameters).toEqual({ KeyId, KeySpec: "AES_256", EncryptionContext: "fail" });
  });

  it("does not apply without a trigger or a caller who is denied", async () => {
    const act = await actFor({ profile: bare });
    expect(() => act.trigger("InternalError")).toThrow(Inapplicable);
    expect(() => act.deniedCaller()).toThrow(Inapplicable);
    expect(act.requests).toBe(0);
  });

  it("asks in the parts of a way in which a plain good request is granted", async () => {
    const act = await actFor({
      rules: (reference) => ({
        ...reference,
        methods: ["POST"],
        checkCommonParameters: (call) => {
          if (call.header("x-tc-language") === "zh-CN") throw new Refusal("InvalidParameter");
          reference.checkCommonParameters(call);
        },
      }),
    });
    const way = {
      method: "GET",
      language: "zh-CN",
      region: null,
      context: '{"a":"b"}',
      otherKey: true,
    } as const;
    const { exchange } = await act.call({ parameters: { KeySpec: "AES_128" }, way });
    expect(exchange.call).toEqual({
      region: null,
      parameters: {
        KeyId: act.fixture("otherEnabledKey"),
        KeySpec: "AES_128",
        EncryptionContext: '{"a":"b"}',
      },
    });
    expect(act.requests).toBe(1);
    // What is refused together is tried part by part.
    expect(act.session.totals().total).toBe(7);
    await act.call({ parameters: { KeySpec: "AES_128" }, way });
    expect(act.session.totals().total).toBe(8);
  });

  describe("decrypts what was made by GET", () => {
    const row = { parameters: { KeySpec: "AES_128", EncryptionContext: '{"a":"b"}' } };
    const opened = async (otherwise: Parameters, options: Otherwise = {}) => {
      const act = await actFor(options);
      const made = await act.call(row, { method: "GET" });
      return (await act.reopen(made, otherwise)).exchange.call.method;
    };

    it("by GET where something is given otherwise", async () => {
      expect(await opened({ EncryptionContext: '{"a":"c"}' })).toBe("GET");
      expect(await opened({ EncryptionContext: undefined })).toBe("GET");
    });

    it("by POST as it was made, so that a misread query is not misread twice", async () => {
      expect(await opened({})).toBeUndefined();
    });

    it("by POST where a query cannot say it, or Decrypt is not granted by GET, or no request is to spare", async () => {
      const other = { EncryptionContext: '{"a":"c"}' };
      const postOnly: Otherwise["rules"] = (reference) => ({
        ...reference,
        checkCommonParameters: (call) => {
          if (call.request.method === "GET" && call.header("x-tc-action") === "Decrypt")
            throw new Refusal("InvalidParameter");
          reference.checkCommonParameters(call);
        },
      });
      expect(await opened({ EncryptionContext: null })).toBeUndefined();
      expect(await opened(other, { rules: postOnly })).toBeUndefined();
      expect(await opened(other, { effort: "smoke" })).toBeUndefined();
    });
  });

  it("finds out by one request that many parts of ways are taken", async () => {
    const act = await actFor();
    const way = { method: "GET", language: "zh-CN", region: null } as const;
    const { exchange } = await act.call({ parameters: { KeySpec: "AES_128" }, way });
    expect(exchange.call).toMatchObject(way);
    await act.call({ parameters: { KeySpec: "AES_128" }, way: { context: '{"a":"b"}', otherKey: true } });
    expect(act.session.totals().total).toBe(3);
  });

  it("is lent an answer that is asked for once, whichever check asks", async () => {
    const session = await sessionFor();
    const acts = [new Act(session, "GDK-02/one"), new Act(session, "GDK-02/other")] as const;
    const row = { parameters: { KeySpec: "AES_128" } };
    const [one, other] = [await acts[0].lent(row), await acts[1].lent(row)];
    expect(other).toBe(one);
    expect(one.dataKey?.bytes).toHaveLength(16);
    expect(session.totals().total).toBe(1);
    expect(session.senders.get(1)).toBe("GDK-02/one");
    expect(acts.map(({ requests }) => requests)).toEqual([0, 0]);
    expect(await acts[1].lent({ parameters: { NumberOfBytes: 16 } })).not.toBe(one);
  });

  it("signs with what is nearly right, where that is another key", async () => {
    const act = await actFor();
    const secretKey = act.session.profile.credentials.secretKey.reveal();
    expect(act.callers.changedKey((key) => `${key}x`)).toEqual({ secretKey: `${secretKey}x` });
    expect(() => act.callers.changedKey((key) => key)).toThrow(Inapplicable);
    expect(act.callers.otherCallersId()).toEqual({ as: "unauthorized", secretKey });
    const own = act.session.profile.unauthorizedCredentials?.secretKey.reveal();
    expect(act.callers.otherCallersKey()).toEqual({ secretKey: own });
    expect(own).not.toBe(secretKey);
    const alone = await actFor({ profile: bare });
    expect(() => alone.callers.otherCallersId()).toThrow("the profile names no unauthorizedCredentials");
    const same = await actFor({
      profile: ({ unauthorizedCredentials: other, ...rest }) =>
        other
          ? { ...rest, unauthorizedCredentials: { ...other, secretKey: rest.credentials.secretKey } }
          : rest,
    });
    expect(() => same.callers.otherCallersId()).toThrow(
      "both callers of the profile have the same SecretKey",
    );
  });

  it("goes on by GET only where GET is granted", async () => {
    expect(await (await actFor()).offeredGet()).toBeUndefined();
    const postOnly = await actFor({
      rules: (reference) => ({
        ...reference,
        successAnswer: (call, fields) =>
          call.request.method === "GET"
            ? { Response: { Error: { Code: "UnsupportedProtocol", Message: "" }, RequestId: "r" } }
            : reference.successAnswer(call, fields),
      }),
    });
    await expect(postOnly.offeredGet()).rejects.toThrow(Inapplicable);
    const strict = await actFor({
      rules: (reference) => ({
        ...reference,
        decodeQuery: (call, query) =>
          new Map([...reference.decodeQuery(call, query)].map(([n, v]) => [n, `${v}`])),
      }),
    });
    await expect(strict.offeredGet()).rejects.toThrow(Inapplicable);
  });
});

describe("several acts at once", () => {
  const throwing = (...problems: readonly Error[]) =>
    problems.map((problem) => async () => {
      throw problem;
    });

  it("are all over before anything is thrown", async () => {
    const act = await actFor();
    let over = 0;
    const slow = async () => {
      await act.good();
      over += 1;
    };
    const [failing = slow] = throwing(new Violation("no"));
    await expect(act.together([failing, slow, slow], (each) => each())).rejects.toThrow("no");
    expect(over).toBe(2);
  });

  it("throw a violation before what is none, and else the first", async () => {
    const act = await actFor();
    const [gone, late] = [new EnvironmentError("gone"), new EnvironmentError("late")];
    const mixed = act.together(throwing(gone, new Violation("no"), late), (each) => each());
    await expect(mixed).rejects.toThrow("no");
    await expect(act.together(throwing(gone, late), (each) => each())).rejects.toBe(gone);
  });

  it("are repeated as often as asked", async () => {
    const act = await actFor();
    await act.repeat(5, ({ good }) => good());
    expect(act.requests).toBe(5);
  });
});
