import { afterAll, describe, expect, it } from "vitest";
import { RequestCapReached } from "../../client/index.ts";
import { Refusal, type Rules } from "../../emulator/index.ts";
import { EnvironmentError, UsageError } from "../../model/errors.ts";
import { DeclaredAbsent, Inapplicable, Violation } from "../answer/throws.ts";
import { dataKeyOfLength, granted, refusedWith } from "../answer/verbs.ts";
import { Session } from "../session/session.ts";
import { checkOf, closeAll, optionsFor, sessionFor } from "../testing/endpoints.ts";
import { execute } from "./execute.ts";

const shared = await sessionFor();
afterAll(closeAll);

const throwing = (problem: unknown) => async () => {
  throw problem;
};

describe("execute", () => {
  it("finds that an act conforms, counts its requests and keeps what was seen", async () => {
    const session = await sessionFor();
    const quiet = await execute(
      checkOf(async ({ good }) => void (await good())),
      session,
    );
    expect(quiet).toMatchObject({ check: "GDK-02/test", outcome: "conforms", requests: 1 });
    expect(quiet).not.toHaveProperty("evidence");
    const telling = await execute(
      checkOf(async () => "granted"),
      session,
    );
    expect(telling).toMatchObject({ outcome: "conforms", evidence: "granted", requests: 0 });
  });

  it.each([
    [new Violation("no"), { outcome: "violates", culprit: "endpoint", reason: "no" }],
    [new Violation("no", undefined, { bytes: 5 }), { outcome: "violates", evidence: { bytes: 5 } }],
    [new Inapplicable("none here"), { outcome: "inapplicable", culprit: "environment", reason: "none here" }],
    [new Inapplicable("no GET", "endpoint"), { outcome: "inapplicable", culprit: "endpoint" }],
    [new DeclaredAbsent("none here"), { outcome: "inapplicable", reason: "none here", declared: true }],
    [new EnvironmentError("gone"), { outcome: "inconclusive", culprit: "environment", reason: "gone" }],
    [new RequestCapReached(), { outcome: "inconclusive", culprit: "environment" }],
    [new TypeError("x is undefined"), { outcome: "inconclusive", culprit: "harness" }],
    [new UsageError("wrong"), { outcome: "inconclusive", culprit: "harness" }],
    ["a text", { outcome: "inconclusive", culprit: "harness", evidence: "a text" }],
  ])("makes of %s a finding", async (problem, finding) => {
    expect(await execute(checkOf(throwing(problem)), shared)).toMatchObject(finding);
  });

  it("says after which request a check itself failed, and where", async () => {
    const failing = checkOf(async ({ good }) => {
      await good();
      throw new TypeError("x is undefined");
    });
    expect(await execute(failing, await sessionFor())).toMatchObject({
      reason: expect.stringMatching(/^the check itself failed after request \d+: x is undefined$/),
      evidence: expect.stringContaining("execute.test.ts"),
    });
  });

  it("shows the request and the answer of a violation, and how to see it again", async () => {
    const check = checkOf(async ({ call }) => {
      granted(await call({ parameters: { NumberOfBytes: 1025 }, faults: ["NumberOfBytes.maximum"] }));
    });
    const session = await sessionFor();
    expect(await execute(check, session)).toMatchObject({
      outcome: "violates",
      reason: "expected the request to be granted, it was refused with InvalidParameter",
      seen: "InvalidParameter",
      counterexample: { parameters: { KeyId: session.fixture("enabledKey"), NumberOfBytes: 1025 } },
      evidence: { answer: { status: 200, body: expect.stringContaining("InvalidParameter") } },
      reproduce: expect.stringMatching(/^kms-conformance /),
      request: 1,
      requests: 1,
    });
  });

  it("blames the document where the answer follows another sentence of it", async () => {
    const rules = (reference: Rules): Rules => ({
      ...reference,
      checkMissing: (call) => {
        if (call.header("x-tc-region") === undefined) throw new Refusal("MissingParameter", "Region");
        reference.checkMissing(call);
      },
    });
    const withoutRegion = checkOf(
      async ({ call }) => void granted(await call({ parameters: { NumberOfBytes: 5 } }, { region: null })),
      { requirement: "GDK-06" },
    );
    expect(await execute(withoutRegion, await sessionFor({ rules }))).toMatchObject({
      outcome: "violates",
      culprit: "document",
      reason: expect.stringMatching(
        /MissingParameter; the document contradicts itself: .*Region as required$/,
      ),
    });
  });

  it("blames the document for a ciphertext where no public key was given, and for nothing else of the answer", async () => {
    const session = await sessionFor({
      rules: (reference) => ({
        ...reference,
        encodePlaintext: (bytes) => Buffer.concat([bytes, Buffer.alloc(96)]).toString("base64"),
      }),
    });
    const length = checkOf(async ({ good }) => void dataKeyOfLength(await good(), 32));
    const other = checkOf(async ({ good }) => void refusedWith(await good(), ["InternalError"], "a test"));
    expect(await execute(length, session)).toMatchObject({ outcome: "violates", culprit: "document" });
    expect(await execute(other, session)).toMatchObject({ outcome: "violates", culprit: "endpoint" });
    const throughout = checkOf("throughout", { requirement: "GDK-47" });
    expect(await execute(throughout, session)).toMatchObject({
      outcome: "violates",
      culprit: "document",
      reason: expect.stringContaining("its row EncryptionPublicKey"),
    });
  });

  it("records a MAY and never judges it", async () => {
    const check = checkOf(throwing(new Violation("seen otherwise")), { level: "MAY", requirement: "GDK-24" });
    expect(await execute(check, await sessionFor())).toMatchObject({
      outcome: "conforms",
      evidence: "seen otherwise",
    });
  });

  it("does not try what the profile does not claim", async () => {
    const session = await sessionFor({ profile: (own) => ({ ...own, claims: ["GenerateDataKey"] }) });
    const check = checkOf(async ({ good }) => void (await good()), { claim: "Decrypt" });
    expect(await execute(check, session)).toMatchObject({
      outcome: "inapplicable",
      culprit: "environment",
      reason: "the profile does not claim Decrypt",
      requests: 0,
    });
    const claimed = checkOf(async ({ good }) => void (await good()), { claim: "GenerateDataKey" });
    expect(await execute(claimed, session)).toMatchObject({ outcome: "conforms", requests: 1 });
  });

  it("blames the environment when the plain good request is refused in the same way", async () => {
    const session = await sessionFor({
      profile: (own) => ({
        ...own,
        fixtures: { ...own.fixtures, enabledKey: own.fixtures.disabledKey ?? null },
      }),
    });
    const same = checkOf(async ({ good }) => void granted(await good()));
    expect(await execute(same, session)).toMatchObject({
      outcome: "inconclusive",
      culprit: "environment",
      reason: expect.stringMatching(
        /^the plain good request is refused too, with ResourceUnavailable\.CmkDisabled: /,
      ),
    });
    const other = checkOf(async ({ send }) => {
      refusedWith(await send({ action: "NoSuchAction", parameters: {} }), ["NoSuchVersion"], "a test");
    });
    expect(await execute(other, session)).toMatchObject({ outcome: "violates" });
  });

  it("judges a violation also when the control cannot be sent", async () => {
    const session = await Session.open(await optionsFor({ maxRequests: 1 }));
    const check = checkOf(async ({ call }) => {
      granted(await call({ parameters: {}, faults: ["KeySpec.oneOf"] }));
    });
    expect(await execute(check, session)).toMatchObject({ outcome: "violates" });
    await session.close();
  });
});

describe("what holds throughout a run", () => {
  const check = checkOf("throughout", { requirement: "API-04" });
  const unfit = { effort: "smoke" } as const;

  it("is inapplicable while no answer could show it", async () => {
    expect(await execute(check, await sessionFor(unfit))).toMatchObject({
      outcome: "inapplicable",
      reason: "no answer of the run could show it",
    });
  });

  it("conforms when every answer held it", async () => {
    const session = await sessionFor(unfit);
    await execute(
      checkOf(async ({ good }) => void (await good())),
      session,
    );
    expect(await execute(check, session)).toMatchObject({ outcome: "conforms", requests: 0 });
  });

  it("is violated by the first of the answers that did not hold it", async () => {
    const session = await sessionFor({
      rules: (reference) => ({
        ...reference,
        respond: async (call, envelope) => ({ ...(await reference.respond(call, envelope)), status: 201 }),
      }),
    });
    await execute(
      checkOf(async ({ good }) => void (await good())),
      session,
    );
    await execute(
      checkOf(async ({ good }) => void (await good())),
      session,
    );
    expect(await execute(check, session)).toMatchObject({
      outcome: "violates",
      reason: "HTTP status 201 instead of 200 (and 1 more answers like it)",
      request: 1,
      evidence: { answer: { status: 201 } },
    });
  });

  it("is recorded and never judged where it may be either way", async () => {
    const session = await sessionFor();
    const { exchange } = await session.exchange({ action: "NoSuchAction", parameters: {} }, {});
    const breaches = [{ requirement: "GDK-24", reason: "seen otherwise", exchange }];
    session.ledger.add(exchange, { examined: ["GDK-24"], breaches }, undefined, undefined);
    const may = checkOf("throughout", { level: "MAY", requirement: "GDK-24" });
    expect(await execute(may, session)).toMatchObject({ outcome: "conforms", evidence: "seen otherwise" });
  });
});
