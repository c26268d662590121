import { afterEach, describe, expect, it } from "vitest";
import type { Finding } from "../../model/verdict.ts";
import { Violation } from "../answer/throws.ts";
import { checkOf, closeAll, sessionFor } from "../testing/endpoints.ts";
import { execute } from "../verdict/execute.ts";

afterEach(closeAll);

describe("what one run must not show", () => {
  it("holds the private keys of its pairs", async () => {
    const { keys, redaction } = await sessionFor();
    const { RSA_2048: rsa, SM2: sm2 } = keys;
    if (rsa.kind !== "RSA_2048" || sm2.kind !== "SM2") throw new Error("the pairs are of other kinds");
    const pem = rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const { d = "" } = rsa.privateKey.export({ format: "jwk" });
    for (const text of [d, Buffer.from(d, "base64url").toString("hex"), sm2.privateHex.reveal()]) {
      expect(redaction.text(`it is ${text}!`)).toMatch(/^it is \[redacted: \d+ bytes, fingerprint \w+\]!$/);
    }
    // Of the modulus and of what frames the numbers something is left, of the numbers nothing.
    const left = redaction
      .text(pem)
      .split("\n")
      .filter((line) => /^[A-Za-z0-9+/]{64}$/.test(line));
    expect(left.length).toBeLessThan(9);
    expect(redaction.text(rsa.publicPem)).toBe(rsa.publicPem);
  });

  it("is taken out of whatever a check throws", async () => {
    const session = await sessionFor();
    const { secretKey } = session.profile.credentials;
    const told: string[] = [];
    const throwing = (make: (key: string) => unknown) =>
      execute(
        checkOf(async (act) => {
          const { dataKey } = await act.good();
          const key = Buffer.from(dataKey?.bytes ?? []).toString("base64");
          told.push(key);
          throw make(`${key} ${secretKey.reveal()}`);
        }),
        session,
      );
    const verdicts = [
      await throwing((text) => new TypeError(text)),
      await throwing((text) => text),
      await throwing((text) => new Violation(text, undefined, { found: [text], [text]: 1 })),
    ];
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["inconclusive", "inconclusive", "violates"]);
    const text = JSON.stringify(verdicts);
    for (const secret of [...told, secretKey.reveal()]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(text).not.toContain(secret);
    }
    expect(text).toContain("fingerprint");
  });

  it.each<Finding>([
    { outcome: "conforms", evidence: ["SECRET"] },
    { outcome: "inapplicable", reason: "no SECRET" },
    { outcome: "inconclusive", culprit: "environment", reason: "no SECRET", evidence: { SECRET: "SECRET" } },
    {
      outcome: "violates",
      culprit: "endpoint",
      reason: "no SECRET",
      seen: "SECRET",
      counterexample: "SECRET",
    },
  ])("is taken out of every finding: %j", async (finding) => {
    const { profile, redaction } = await sessionFor();
    const secret = profile.credentials.secretId.reveal();
    const filled: Finding = JSON.parse(JSON.stringify(finding).replaceAll("SECRET", secret));
    const shown = JSON.stringify(redaction.finding(filled));
    expect(shown).toBe(JSON.stringify(finding).replaceAll("SECRET", "[redacted]"));
  });
});
