import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { Secret } from "../../model/secret.ts";
import { Call } from "../call.ts";
import { createEndpoint } from "../endpoint.ts";
import { newState } from "../new-state.ts";

// The worked example that the vendor publishes for another service, secret key and all.
const body = Buffer.from(
  String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
);
const credentials = { secretId: new Secret(`AKID${"*".repeat(32)}`), secretKey: new Secret("*".repeat(32)) };
const signature = "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f";

function example(names: string, given: string) {
  const { rules } = createEndpoint();
  const { state } = newState(() => 1551113065000, credentials);
  const scope = `${credentials.secretId.reveal()}/2019-02-25/cvm/tc3_request`;
  const headers = {
    host: "cvm.tencentcloudapi.com",
    "content-type": "application/json; charset=utf-8",
    "x-tc-action": "DescribeInstances",
    "x-tc-timestamp": "1551113065",
    authorization: `TC3-HMAC-SHA256 Credential=${scope}, SignedHeaders=${names}, Signature=${given}`,
  };
  return new Call(rules, state, { method: "POST", target: "/", headers, body, bodyLength: body.length }, 1);
}

test("the vendor's worked example, part by part", () => {
  const call = example("content-type;host;x-tc-action", signature);
  const { rules } = call;
  const [host = ""] = rules.acceptedHosts(call);
  const canonical = rules.canonicalRequest(call, host);
  expect(rules.bodyHash(call)).toBe("35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
  expect(rules.canonicalHeaders(call, host)).toBe(
    "content-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\nx-tc-action:describeinstances\n",
  );
  expect(createHash("sha256").update(canonical).digest("hex")).toBe(
    "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
  );
  expect(Buffer.from(rules.signingKey(call)).toString("hex")).toBe(
    "b596b923aad85185e2d1f6659d2a062e0a86731226e021e61bfe06f7ed05f5af",
  );
  expect(rules.sign(call, host)).toBe(signature);
});

test("the worked example is accepted, and one changed digit is not", () => {
  const right = example("content-type;host;x-tc-action", signature);
  expect(() => right.rules.checkSignature(right)).not.toThrow();
  expect(() => right.rules.checkTimestamp(right)).not.toThrow();
  expect(() => right.rules.checkScopeDate(right)).not.toThrow();
  const wrong = example("content-type;host;x-tc-action", signature.replace("1", "2"));
  expect(() => wrong.rules.checkSignature(wrong)).toThrow("AuthFailure.SignatureFailure");
});

test("signed headers are taken in the order of their names", () => {
  const call = example("x-tc-action;host;content-type", signature);
  expect(call.rules.sign(call, "cvm.tencentcloudapi.com")).toBe(signature);
});
