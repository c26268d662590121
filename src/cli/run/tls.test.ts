import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { identityFor, serveTls } from "../../client/testing/certificates.ts";
import { serveReference } from "../testing/run-against.ts";

const host = "kms.localhost";
const good = identityFor(host);
let reference: Awaited<ReturnType<typeof serveReference>>;
beforeAll(async () => {
  reference = await serveReference();
});
afterAll(() => reference.close());

/** Runs a few checks by https at `port`, with `ca` trusted where there is one. */
const runAt = (port: number, ca?: string) =>
  reference.runAt(`https://${host}:${port}`, {
    words: ["--only", "GDK-15"],
    ...(ca === undefined ? {} : { ca }),
  });

describe("an endpoint by https", () => {
  test("conforms as it does without, once its authority is trusted by --ca", async () => {
    await using server = await serveTls(good, reference.port);
    const { exitCode, report } = await runAt(server.port, good.certificate);
    expect([exitCode, report.summary.violates, report.summary.inconclusive]).toEqual([0, 0, 0]);
    expect(report.summary.conforms).toBeGreaterThan(5);
  });

  const expired = identityFor(host, -1);
  const other = identityFor("other.localhost");
  test.each([
    ["of nobody who is trusted", good, undefined, /self-signed certificate/],
    ["that has expired", expired, expired.certificate, /certificate has expired/],
    ["of another name", other, other.certificate, /does not match certificate's altnames/],
  ] as const)(
    "with a certificate %s is not spoken to, and the run ends with 3",
    async (_name, identity, ca, says) => {
      await using server = await serveTls(identity, reference.port);
      const { exitCode, report } = await runAt(server.port, ca);
      expect(exitCode).toBe(3);
      expect(report.run.reason).toMatch(/no trusted TLS connection; check the endpoint's certificate/);
      expect(report.run.reason).toMatch(says);
      expect(report.verdicts).toEqual([]);
    },
  );
});
