import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalQuery, derivedKeys, signTc3, type Tc3Input } from "./tc3.ts";

const vendorBody = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;

/** The vendor's worked example; the asterisks of its keys are literal. */
const example: Tc3Input = {
  method: "POST",
  canonicalQuery: "",
  headers: {
    "content-type": "application/json; charset=utf-8",
    host: "cvm.tencentcloudapi.com",
    "x-tc-action": "DescribeInstances",
  },
  signedHeaders: ["content-type", "host", "x-tc-action"],
  body: Buffer.from(vendorBody),
  timestamp: 1551113065,
  service: "cvm",
  secretId: `AKID${"*".repeat(32)}`,
  secretKey: "*".repeat(32),
};
const mistakes = [
  "without-prefix",
  "prefix-of-another",
  "unsigned-payload",
  "hash-in-capitals",
  "get-method",
  "small-method",
  "empty-path",
  "other-host",
  "no-content-type",
  "key-of-day-before",
  "underived",
  "empty-object",
  "canonical-request",
  "unkeyed",
] as const;
const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

describe("signTc3", () => {
  it("gives every value of the vendor's worked example", () => {
    const signed = signTc3(example);
    const bodyHash = "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064";
    const requestHash = "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84";
    const signature = "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f";
    expect(sha256(example.body)).toBe(bodyHash);
    expect(signed.canonicalRequest.split("\n").at(-1)).toBe(bodyHash);
    expect(sha256(signed.canonicalRequest)).toBe(requestHash);
    expect(signed.stringToSign).toBe(
      `TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n${requestHash}`,
    );
    expect(signed.derived).toEqual({
      secretDate: "da98fb70dcf6b112dc21038d1eeeb3a95c74b4dcb12c1131f864f6066bd02be0",
      secretService: "8d70cbefb03939f929db64d32dc2ba89b1095620119fe3e050e2b18c5bd2752f",
      secretSigning: "b596b923aad85185e2d1f6659d2a062e0a86731226e021e61bfe06f7ed05f5af",
    });
    expect(signed.signature).toBe(signature);
    expect(signed.authorization).toBe(
      `TC3-HMAC-SHA256 Credential=${example.secretId}/2019-02-25/cvm/tc3_request, ` +
        `SignedHeaders=content-type;host;x-tc-action, Signature=${signature}`,
    );
  });

  it("goes wrong in fourteen ways, each with a signature of the right form", () => {
    const elsewhere = { ...example, headers: { ...example.headers, host: "kms.example" } };
    const right = signTc3(elsewhere);
    const made = mistakes.map((mistake) => signTc3({ ...elsewhere, mistake }));
    expect(new Set([right, ...made].map(({ signature }) => signature)).size).toBe(15);
    for (const { authorization, signature } of made) {
      expect(signature).toMatch(/^[0-9a-f]{64}$/);
      expect(authorization).toBe(right.authorization.replace(right.signature, signature));
    }
  });

  it("is made with the keys that a SecretKey leads to", () => {
    const { derived } = signTc3({ ...example, service: "kms" });
    expect(derivedKeys(example.secretKey, "2019-02-25")).toEqual(Object.values(derived));
  });

  const twoHeaders = ["content-type", "host"];
  const twoHeadersHash = "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031";
  it.each([
    {
      input: { ...example, signedHeaders: twoHeaders, secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE" },
      hash: twoHeadersHash,
      signature: "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
    },
    {
      input: { ...example, signedHeaders: twoHeaders, secretKey: "Gu5t9xGARNpq86cd98joQYCN3*******" },
      hash: twoHeadersHash,
      signature: "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c",
    },
    {
      input: { ...example, secretKey: "Gu5t9xGARNpq86cd98joQYCN3*******" },
      hash: "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
      signature: "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3",
    },
    {
      input: {
        ...example,
        headers: { "content-type": "application/json", host: "cvm.tencentcloudapi.com" },
        signedHeaders: twoHeaders,
        body: Buffer.from('{"Action":"DescribeInstances","Version":"2017-03-12"}'),
        timestamp: 1640995200,
        secretKey: "test-secret-key",
      },
      hash: "11b4984250df9d76592a8eb098c42d8c757bebef390e23479ceac3a58148f4d9",
      signature: "96473b50fe407833672a5d6d067238d88bb44c8abcc39ef83baa3132afbfadd3",
    },
  ])("agrees with the published signature $signature", ({ input, hash, signature }) => {
    const signed = signTc3(input);
    expect(sha256(signed.canonicalRequest)).toBe(hash);
    expect(signed.signature).toBe(signature);
  });

  it("sorts, lower-cases and trims what it signs", () => {
    const headers = { ...example.headers, "x-tc-action": "  DESCRIBEINSTANCES " };
    const untidy = { ...example, headers, signedHeaders: ["X-TC-Action", "Host", "Content-Type"] };
    expect(signTc3(untidy)).toEqual(signTc3(example));
  });

  it("takes another date and service where told", () => {
    const signed = signTc3({ ...example, date: "2000-01-02", service: "kms" });
    expect(signed.stringToSign.split("\n")[2]).toBe("2000-01-02/kms/tc3_request");
    expect(signed.signature).not.toBe(signTc3(example).signature);
  });

  it("ends the scope otherwise where it is told to, in the key as well", () => {
    const signed = signTc3({ ...example, terminator: "other" });
    expect(signed.authorization).toContain("/2019-02-25/cvm/other, SignedHeaders");
    expect(signed.stringToSign).toContain("\n2019-02-25/cvm/other\n");
    expect(signed.derived.secretSigning).not.toBe(signTc3(example).derived.secretSigning);
  });

  it("changes the date at midnight UTC", () => {
    const scopeAt = (timestamp: number) => signTc3({ ...example, timestamp }).stringToSign.split("\n")[2];
    expect(scopeAt(1551139199)).toBe("2019-02-25/cvm/tc3_request");
    expect(scopeAt(1551139200)).toBe("2019-02-26/cvm/tc3_request");
  });

  it("signs a header that is not there as empty", () => {
    const signed = signTc3({ ...example, signedHeaders: ["host", "x-tc-nothing"] });
    expect(signed.canonicalRequest).toContain("\nx-tc-nothing:\n");
  });
});

describe("canonicalQuery", () => {
  it("sorts by name and writes JSON for what is no string", () => {
    const query = canonicalQuery({
      Zeta: true,
      KeyId: "a-b_c.d~e",
      NumberOfBytes: 16,
      Absent: undefined,
      a: null,
    });
    expect(query).toBe("KeyId=a-b_c.d~e&NumberOfBytes=16&Zeta=true&a=null");
  });

  it("encodes all but unreserved characters, as UTF-8", () => {
    expect(canonicalQuery({ "a b": "!'()*+/=&%\n密" })).toBe(
      "a%20b=%21%27%28%29%2A%2B%2F%3D%26%25%0A%E5%AF%86",
    );
  });

  it("encodes nested values and half a surrogate pair without throwing", () => {
    expect(canonicalQuery({ List: [{ Key: "k" }] })).toBe("List=%5B%7B%22Key%22%3A%22k%22%7D%5D");
    expect(canonicalQuery({ Text: "\ud800" })).toBe("Text=%EF%BF%BD");
  });

  it("is empty without parameters", () => {
    expect(canonicalQuery({})).toBe("");
  });
});
