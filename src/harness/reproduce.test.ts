import { afterEach, describe, expect, it } from "vitest";
import type { Call } from "../model/exchange.ts";
import type { Profile } from "../model/profile.ts";
import { reproduceOf } from "./reproduce.ts";
import { closeAll, sessionFor } from "./testing/endpoints.ts";

afterEach(closeAll);

const check = "GDK-15/refuse[0]";
const elsewhere = (own: Profile): Profile => {
  const { embedded: _, ...rest } = own;
  return { ...rest, endpoint: "https://kms.example" };
};
const command = async (call: Call, profile = elsewhere) =>
  reproduceOf(call, check, await sessionFor({ profile }));
const again = "--only 'GDK-15/refuse[0]' --effort standard --seed 1";

describe("the command that shows a violation again", () => {
  it("calls the endpoint, quoted so that a shell takes it", async () => {
    expect(await command({ parameters: { EncryptionContext: `{"it's":"a"}` } })).toBe(
      `kms-conformance call GenerateDataKey --endpoint https://kms.example --params '{"EncryptionContext":"{\\"it'\\''s\\":\\"a\\"}"}'`,
    );
  });

  it("names action and method where they are not the usual ones", async () => {
    expect(await command({ action: "DescribeKey", method: "GET", parameters: {} })).toBe(
      "kms-conformance call DescribeKey --endpoint https://kms.example --method GET --params '{}'",
    );
  });

  it("names the profile's file instead of the endpoint", async () => {
    const filed = (own: Profile): Profile => ({ ...elsewhere(own), file: "my profile.yaml" });
    expect(await command({ parameters: {} }, filed)).toBe(
      "kms-conformance call GenerateDataKey --profile 'my profile.yaml' --params '{}'",
    );
    expect(await command({ parameters: {}, action: null }, filed)).toBe(
      `kms-conformance run --profile 'my profile.yaml' ${again}`,
    );
  });

  it("runs the check where a call would be too long to copy, and names the endpoint there too", async () => {
    const EncryptionPublicKey = `-----BEGIN PUBLIC KEY-----\n${"A".repeat(300)}`;
    expect(await command({ parameters: { EncryptionPublicKey } })).toBe(
      `kms-conformance run --endpoint https://kms.example ${again}`,
    );
  });

  it("runs the check against the endpoint of our own, which is gone after a run", async () => {
    expect(await command({ parameters: {} }, (own) => own)).toBe(`kms-conformance run ${again}`);
  });

  it.each<Call>([
    { parameters: {}, signing: { service: "cvm" } },
    { parameters: {}, body: "[" },
    { parameters: {}, version: null },
    { parameters: {}, region: null },
    { parameters: {}, contentType: null },
    { parameters: {}, method: "PUT" },
    { parameters: { CiphertextBlob: "AAAA" }, action: "Decrypt" },
  ])("runs the check when parameters alone do not make the request: %j", async (call) => {
    expect(await command(call)).toContain(again);
    expect(await command(call)).not.toContain("AAAA");
  });
});
