import { afterEach, describe, expect, it } from "vitest";
import type { Call } from "../../model/exchange.ts";
import type { Profile } from "../../model/profile.ts";
import { readReply } from "../../oracle/index.ts";
import { answered } from "../../oracle/testing/exchanges.ts";
import { closeAll, sessionFor } from "../testing/endpoints.ts";
import { reproduceOf } from "./reproduce.ts";

afterEach(closeAll);

const check = "GDK-15/refuse[0]";
const elsewhere = (own: Profile): Profile => {
  const { embedded: _, ...rest } = own;
  return { ...rest, endpoint: "https://kms.example" };
};
const filed = (own: Profile): Profile => ({ ...elsewhere(own), file: "my profile.yaml" });

/** An answer to a call: granted unless told otherwise. */
function showing(call: Call, { refused = false, alone = true } = {}) {
  const body = refused ? { Error: { Code: "InvalidParameter", Message: "no" } } : {};
  const exchange = { ...answered({ Response: body }), call };
  return { answer: { exchange, reply: readReply(exchange), breaches: [] }, alone };
}

const command = async (call: Call, profile = elsewhere, how = {}) =>
  reproduceOf(check, await sessionFor({ profile }), showing(call, how));
const again = "kms-conformance replay reports/report.json 'GDK-15/refuse[0]'";

describe("the command that shows a violation again", () => {
  it("calls the endpoint, quoted so that a shell takes it", async () => {
    expect(await command({ parameters: { EncryptionContext: `{"it's":"a"}` } })).toBe(
      `kms-conformance call GenerateDataKey --endpoint https://kms.example --params '{"EncryptionContext":"{\\"it'\\''s\\":\\"a\\"}"}'`,
    );
  });

  it("names action, method and body where they are not the usual ones", async () => {
    expect(await command({ action: "DescribeKey", method: "GET", parameters: {} })).toBe(
      "kms-conformance call DescribeKey --endpoint https://kms.example --method GET --params '{}'",
    );
    expect(await command({ parameters: {}, body: "[1" })).toBe(
      "kms-conformance call GenerateDataKey --endpoint https://kms.example --body '[1'",
    );
  });

  it("names the profile's file, and another endpoint than that of the file", async () => {
    expect(await command({ parameters: {} }, filed)).toBe(
      "kms-conformance call GenerateDataKey --profile 'my profile.yaml' --params '{}'",
    );
    expect(await command({ parameters: {}, action: null }, (own) => ({ ...filed(own), moved: true }))).toBe(
      `${again} --profile 'my profile.yaml' --endpoint https://kms.example`,
    );
  });

  it("tries the check against the endpoint of our own, which is gone after a run", async () => {
    expect(await command({ parameters: {} }, (own) => own)).toBe(again);
  });

  it("tries the check where no answer shows it, and where its request was not alone", async () => {
    const session = await sessionFor({ profile: elsewhere });
    expect(reproduceOf(check, session)).toBe(`${again} --endpoint https://kms.example`);
    expect(await command({ parameters: {} }, elsewhere, { alone: false })).toContain(again);
  });

  it("tries the check where a data key is encrypted for a key of the run, unless it is refused", async () => {
    const call = { parameters: { EncryptionPublicKey: "PEM" } };
    expect(await command(call)).toContain(again);
    expect(await command(call, elsewhere, { refused: true })).toContain("kms-conformance call ");
  });

  it("tries the check against keys that the run has made", async () => {
    expect(await command({ parameters: {} }, (own) => ({ ...filed(own), provision: true }))).toContain(again);
  });

  it.each<Call>([
    { parameters: {}, signing: { service: "cvm" } },
    { parameters: {}, body: new Uint8Array([255]) },
    { parameters: {}, body: "\u0000" },
    { parameters: {}, version: null },
    { parameters: {}, region: null },
    { parameters: {}, contentType: null },
    { parameters: {}, language: "zh-CN" },
    { parameters: {}, method: "PUT" },
    { parameters: { KeyId: "\u202e" } },
    { parameters: { KeyId: "x".repeat(9000) } },
    { parameters: { CiphertextBlob: "AAAA" }, action: "Decrypt" },
  ])("tries the check when what `call` can be told does not make the request: %j", async (call) => {
    expect(await command(call)).toContain(again);
    expect(await command(call)).not.toContain("AAAA");
  });

  it("writes no secret down", async () => {
    const session = await sessionFor({ profile: elsewhere });
    const secret = session.profile.credentials.secretKey.reveal();
    expect(reproduceOf(check, session, showing({ parameters: { KeyId: secret } }))).toContain(again);
  });
});
