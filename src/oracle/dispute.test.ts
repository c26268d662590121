import { describe, expect, it } from "vitest";
import { loadSpecs } from "../spec/index.ts";
import { ciphertextDispute, disputeOf } from "./dispute.ts";
import { readReply } from "./envelope.ts";
import { judge } from "./judge.ts";
import { answered, keyId, requestId } from "./testing/exchanges.ts";

const specs = loadSpecs();
const refused = (Code: string) =>
  readReply(answered({ Response: { Error: { Code, Message: "" }, RequestId: requestId } }));

describe("a refusal that follows another sentence of the documents", () => {
  it("is of the requirement and has one of the codes that the specs name", () => {
    expect(disputeOf(specs, "GDK-06", refused("MissingParameter"))).toMatch(/list Region as required/);
    expect(disputeOf(specs, "GDK-06", refused("InternalError"))).toBeUndefined();
    expect(disputeOf(specs, "GDK-07", refused("MissingParameter"))).toBeUndefined();
  });
});

describe("a Plaintext that holds a ciphertext although no public key was given", () => {
  const bytes = (length: number) => new Uint8Array(length).fill(7);
  const blob = Buffer.from(bytes(80)).toString("base64");

  it.each([
    ["the CiphertextBlob decoded", bytes(80), blob, true],
    ["the CiphertextBlob as text", Buffer.from("a-k-b"), "a-k-b", true],
    ["as many bytes as raw SM2 makes of it", bytes(128), "opaque", true],
    ["as many with the mark of a point", bytes(129), "opaque", true],
    ["the data key", bytes(32), blob, false],
    ["the data key, which is the blob as well", bytes(32), Buffer.from(bytes(32)).toString("base64"), false],
    ["any other length", bytes(31), "", false],
  ])("is recognised: %s", (_name, plaintext, text, expected) => {
    expect(ciphertextDispute(plaintext, text, 32) !== undefined).toBe(expected);
  });

  it("breaks the length and GDK-47, and both breaches name the other sentence", () => {
    const exchange = answered({
      Response: { KeyId: keyId, Plaintext: blob, CiphertextBlob: blob, RequestId: requestId },
    });
    const given = { parameters: { KeyId: keyId, KeySpec: "AES_256" }, faults: [] };
    const grant = { bytes: 32, lengthRequirement: "GDK-10", algorithms: [] };
    const { judgement } = judge(exchange, { given, prediction: { kind: "granted", grant } });
    const disputed = judgement.breaches.filter(({ dispute }) => dispute !== undefined);
    expect(disputed.map(({ requirement }) => requirement)).toEqual(["GDK-10", "GDK-47"]);
  });
});
