import { describe, expect, it } from "vitest";
import { decodeDataKey } from "./decode-data-key.ts";
import { diagnoses } from "./diagnoses.ts";
import { asn1Faults } from "./testing/asn1-faults-made.ts";
import { oaepFaults, pkcs1Faults, rsaKey } from "./testing/rsa-faults-made.ts";
import { sm2ComputationFaults, sm2Key, sm2LayoutFaults } from "./testing/sm2-faults-made.ts";

const faults = [...sm2LayoutFaults, ...sm2ComputationFaults, ...asn1Faults, ...pkcs1Faults, ...oaepFaults];

describe("decodeDataKey names the mistake", () => {
  it.each(faults)("$algorithm, $vice: $diagnosis", ({ algorithm, make, diagnosis, expectedLength }) => {
    const key = algorithm.startsWith("RSA") ? rsaKey : sm2Key;
    expect(decodeDataKey(make(), algorithm, key, expectedLength)).toMatchObject({
      outcome: "undecodable",
      diagnosis,
      explanation: expect.stringContaining(diagnoses[diagnosis]),
    });
  });

  it("and every mistake it can name is made here", () => {
    const made = new Set(faults.map(({ diagnosis }) => diagnosis));
    expect(Object.keys(diagnoses).filter((name) => !made.has(name as keyof typeof diagnoses))).toEqual([]);
  });
});
