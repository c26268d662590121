import { afterEach, describe, expect, it } from "vitest";
import type { Rules } from "../../emulator/index.ts";
import type { Call } from "../../model/exchange.ts";
import { actFor, closeAll, plainEndpoint, sessionFor } from "../testing/endpoints.ts";
import { reproduceOf } from "../verdict/reproduce.ts";
import { evidenceOf } from "./evidence.ts";

afterEach(closeAll);

const key = new Uint8Array(
  Buffer.from("000102030405060708090a0b0c0d0e0fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf", "hex"),
);
const forms = (["hex", "base64", "base64url"] as const).map((form) => Buffer.from(key).toString(form));
/** A reference that always gives one known data key, and shows it wherever `show` puts it. */
const telling = (show: (key: string) => object) => ({
  rules: (reference: Rules): Rules => ({
    ...reference,
    makeDataKey: () => key,
    successAnswer: (call, fields) => {
      const shown = show(Buffer.from(key).toString("base64"));
      return reference.successAnswer(call, { ...fields, ...shown });
    },
  }),
});

describe("evidence", () => {
  it.each([
    { name: "Plaintext", show: () => ({}) },
    { name: "CiphertextBlob", show: (shown: string) => ({ CiphertextBlob: shown }) },
    { name: "KeyId", show: (shown: string) => ({ KeyId: shown }) },
    { name: "a further member", show: (shown: string) => ({ DataKey: shown }) },
    { name: "a list", show: () => ({ DataKey: [...key] }) },
    { name: "a hex text", show: () => ({ DataKey: Buffer.from(key).toString("hex") }) },
  ])("holds no data key that stands in $name", async ({ show }) => {
    const act = await actFor(telling(show));
    const answer = await act.good();
    const told = JSON.stringify([
      evidenceOf(answer, undefined, act.session.redaction),
      reproduceOf("GDK-02/test", act.session, { answer, alone: true }),
    ]);
    expect(told).toContain("RequestId");
    for (const form of forms) expect(told).not.toContain(form);
    expect(told).not.toContain("0,1,2,3,4");
  });

  it("holds no CiphertextBlob of a Decrypt", async () => {
    const act = await actFor(telling((shown) => ({ CiphertextBlob: shown })));
    const made = await act.good();
    const answer = await act.decrypt({ CiphertextBlob: made.dataKey?.blob });
    const told = JSON.stringify([
      evidenceOf(answer, undefined, act.session.redaction),
      reproduceOf("GDK-02/test", act.session, { answer, alone: true }),
    ]);
    expect(told).toContain("[redacted: 44 characters]");
    for (const form of forms) expect(told).not.toContain(form);
  });

  it("holds no secret that an endpoint sends back", async () => {
    const { url } = await plainEndpoint((body) => ({ body }));
    const session = await sessionFor({ profile: (own) => ({ ...own, endpoint: url }) });
    const { credentials, unauthorizedCredentials } = session.profile;
    const secrets = [credentials, unauthorizedCredentials ?? credentials].flatMap((pair) => [
      pair.secretId.reveal(),
      pair.secretKey.reveal(),
    ]);
    for (const body of [secrets.join(" "), JSON.stringify({ Message: secrets.join(" ") })]) {
      const told = JSON.stringify(
        evidenceOf(await session.exchange({ parameters: {}, body }, {}), undefined, session.redaction)
          .evidence,
      );
      expect(told).toContain("[redacted]");
      for (const secret of secrets) expect(told).not.toContain(secret);
    }
  });

  it("shows what differs from a plain call, and what was found", async () => {
    const session = await sessionFor();
    const call: Call = {
      action: "NoSuchAction",
      region: null,
      parameters: { NumberOfBytes: 5 },
      signing: { service: "cvm", secretKey: "of-somebody-else" },
    };
    const answer = await session.exchange(call, {});
    expect(evidenceOf(answer, { bytes: 5 }, session.redaction)).toMatchObject({
      counterexample: {
        action: "NoSuchAction",
        region: null,
        parameters: { NumberOfBytes: 5 },
        signing: ["service", "secretKey"],
      },
      evidence: { answer: { status: 200 }, found: { bytes: 5 } },
    });
    expect(JSON.stringify(evidenceOf(answer, undefined, session.redaction))).not.toContain(
      "of-somebody-else",
    );
  });

  it("shows the start of a body that is no JSON of parameters, and no more of a long answer than one can read", async () => {
    const { url } = await plainEndpoint(() => ({ body: `<html>${"x ".repeat(100_000)}` }));
    const session = await sessionFor({ profile: (own) => ({ ...own, endpoint: url }) });
    const answer = await session.exchange({ parameters: {}, body: "[".repeat(500) }, {});
    const { counterexample, evidence } = evidenceOf(answer, undefined, session.redaction);
    expect(counterexample).toEqual({ body: "[".repeat(200) });
    expect(evidence).toMatchObject({ answer: { body: expect.stringMatching(/^<html>(x ){997}$/) } });
  });
});
