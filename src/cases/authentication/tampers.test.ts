import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { SignedRequest } from "../../model/exchange.ts";
import {
  authorizationTampers,
  bodyTampers,
  headerTampers,
  hostTampers,
  queryTampers,
  type RequestTamper,
  scopeTampers,
  secretIdTampers,
  signatureTampers,
  timestampTampers,
} from "../index.ts";
import { readAuthorization, writeAuthorization } from "./authorization.ts";

const SIGNATURE = createHash("sha256").update("any").digest("hex");
const PARTS = {
  algorithm: "TC3-HMAC-SHA256",
  secretId: "AKIDexample",
  date: "2026-03-01",
  service: "kms",
  terminator: "tc3_request",
  signedHeaders: "content-type;host",
  signature: SIGNATURE,
};
const REQUEST: SignedRequest = {
  method: "POST",
  path: "/",
  headers: {
    authorization: writeAuthorization(PARTS),
    "content-type": "application/json",
    "content-length": "34",
    host: "kms.example",
    "x-tc-timestamp": "1772323200",
  },
  body: Buffer.from('{"KeyId":"abc","NumberOfBytes":16}'),
};
const GROUPS = {
  bodyTampers,
  headerTampers,
  timestampTampers,
  scopeTampers,
  secretIdTampers,
  authorizationTampers,
};

function altered(tampers: readonly RequestTamper[], name: string, request = REQUEST): SignedRequest {
  const tamper = tampers.find((each) => each.name === name);
  if (tamper === undefined) throw new Error(`There is no tamper ${name}.`);
  return tamper.alter(request);
}

function signed(signature: string): SignedRequest {
  return {
    ...REQUEST,
    headers: { ...REQUEST.headers, authorization: writeAuthorization({ ...PARTS, signature }) },
  };
}

describe("signature tampers", () => {
  const results = (signature: string) =>
    signatureTampers().map(({ alter }) => readAuthorization(alter(signed(signature))).signature);

  it.each([`${"0".repeat(63)}1`, "f0".repeat(32), SIGNATURE])("never leave %s as it is", (signature) => {
    expect(results(signature).filter((result) => result.toLowerCase() === signature)).toEqual([]);
  });

  it("give 76 different signatures, each digit flipped among them", () => {
    const all = results(SIGNATURE);
    expect(new Set(all).size).toBe(76);
    const flipped = all.flatMap((result) => {
      const places = [...result].flatMap((digit, index) => (digit === SIGNATURE[index] ? [] : [index]));
      return result.length === SIGNATURE.length && places.length === 1 ? places : [];
    });
    expect(new Set(flipped).size).toBe(64);
  });

  it("leave the rest of the request as it is", () => {
    const rest = signatureTampers().map(({ alter }) => {
      const { ownConnection: _, ...altered } = alter(signed(SIGNATURE));
      return { ...altered, headers: { ...altered.headers, authorization: "" } };
    });
    const expected = { ...REQUEST, headers: { ...REQUEST.headers, authorization: "" } };
    expect(rest).toEqual(rest.map(() => expected));
  });

  it("say whether the signature still has its form", () => {
    const formed = signatureTampers().filter(({ name, wellFormed }) => wellFormed && !/\d/.test(name));
    expect(formed.map(({ name }) => name)).toEqual([
      "flip-first",
      "flip-first-quarter",
      "flip-middle",
      "flip-third-quarter",
      "flip-last",
      "zeros",
      "inverted",
      "two-swapped",
      "rotated",
    ]);
  });

  it("flip one digit each where they say so", () => {
    const places = results(SIGNATURE)
      .slice(0, 5)
      .map((result) => [...result].flatMap((digit, index) => (digit === SIGNATURE[index] ? [] : [index])));
    expect(places).toEqual([[0], [16], [32], [48], [63]]);
  });
});

describe.each(Object.entries(GROUPS))("%s", (_, group) => {
  const snapshot = JSON.stringify(REQUEST);

  it.each(group().map((tamper) => [tamper.name, tamper] as const))(
    "%s changes the request and not its source",
    (_name, tamper) => {
      expect(JSON.stringify(tamper.alter(REQUEST))).not.toBe(snapshot);
      expect(JSON.stringify(REQUEST)).toBe(snapshot);
    },
  );

  it("has no two that are alike", () => {
    const results = group().map(({ alter }) => JSON.stringify(alter(REQUEST)));
    expect(new Set(results).size).toBe(results.length);
    expect(new Set(group().map(({ name }) => name)).size).toBe(results.length);
  });
});

describe("body tampers", () => {
  it.each(bodyTampers().map(({ name }) => name))("%s leaves JSON with the right length", (name) => {
    const { body, headers } = altered(bodyTampers(), name);
    expect(JSON.parse(Buffer.from(body).toString())).toMatchObject({ KeyId: "abc" });
    expect(headers["content-length"]).toBe(String(body.length));
    expect(headers["authorization"]).toBe(REQUEST.headers["authorization"]);
  });

  it("ask for one byte more", () => {
    const { body } = altered(bodyTampers(), "length-plus-one");
    expect(Buffer.from(body).toString()).toBe('{"KeyId":"abc","NumberOfBytes":17}');
  });

  it("need a length to change", () => {
    const request = { ...REQUEST, body: Buffer.from('{"KeyId":"abc","KeySpec":"AES_128"}') };
    expect(() => altered(bodyTampers(), "length-plus-one", request)).toThrow(/has no NumberOfBytes/);
  });
});

describe("scope tampers", () => {
  it("change one part of the Authorization header and leave the signature", () => {
    const changed = [...scopeTampers(), ...secretIdTampers()].map(({ name, alter }) => {
      const parts = Object.entries(readAuthorization(alter(REQUEST)));
      return [
        name,
        Object.fromEntries(
          parts.filter(([key, value]) => Object.entries(PARTS).every(([k, v]) => k !== key || v !== value)),
        ),
      ];
    });
    expect(Object.fromEntries(changed)).toEqual({
      "date-before": { date: "2026-02-28" },
      "date-empty": { date: "" },
      "algorithm-sha-1": { algorithm: "TC3-HMAC-SHA1" },
      "algorithm-sm3": { algorithm: "TC3-HMAC-SM3" },
      service: { service: "cvm" },
      "service-empty": { service: "" },
      terminator: { terminator: "tc4_request" },
      algorithm: { algorithm: "TC4-HMAC-SHA256" },
      "signed-headers-without-host": { signedHeaders: "content-type" },
      "signed-headers-without-content-type": { signedHeaders: "host" },
      "signed-headers-and-another": { signedHeaders: "content-type;host;x-tc-extra" },
      "signed-headers-empty": { signedHeaders: "" },
      unknown: { secretId: "AKID00000000000000000000000000000000" },
      extended: { secretId: "AKIDexample0" },
      "other-case": { secretId: "akidexample" },
      cut: { secretId: "AKIDexampl" },
    });
  });

  it("need a signed request", () => {
    const unsigned = altered(authorizationTampers(), "missing");
    expect(unsigned.headers).not.toHaveProperty("authorization");
    expect(() => altered(scopeTampers(), "service", unsigned)).toThrow(/Sign it first/);
  });
});

describe("header tampers", () => {
  it("give good values that were not signed", () => {
    const headers = headerTampers().map(({ alter }) => alter(REQUEST).headers);
    expect(headers.map((each) => [each["content-type"], each["x-tc-timestamp"]])).toEqual([
      ["application/json; charset=utf-8", "1772323200"],
      ["application/json", "1772323201"],
      ["application/json", "1772323199"],
    ]);
  });

  it("take a charset away where one was signed", () => {
    const request = {
      ...REQUEST,
      headers: { ...REQUEST.headers, "content-type": "application/json; charset=utf-8" },
    };
    expect(altered(headerTampers(), "content-type", request).headers["content-type"]).toBe(
      "application/json",
    );
  });
});

describe("authorization tampers", () => {
  it("drop one part each", () => {
    const found = (name: string) => altered(authorizationTampers(), name).headers["authorization"];
    expect(found("without-credential")).toBe(
      `TC3-HMAC-SHA256 SignedHeaders=content-type;host, Signature=${SIGNATURE}`,
    );
    expect(found("without-signature")).toBe(
      "TC3-HMAC-SHA256 Credential=AKIDexample/2026-03-01/kms/tc3_request, SignedHeaders=content-type;host",
    );
    expect(found("without-algorithm")).toMatch(/^Credential=AKIDexample/);
    expect(found("without-signed-headers")).toBe(
      `TC3-HMAC-SHA256 Credential=AKIDexample/2026-03-01/kms/tc3_request, Signature=${SIGNATURE}`,
    );
  });
});

describe("host tampers", () => {
  it("send a request elsewhere than it was signed for", () => {
    const { action, host } = hostTampers();
    expect(action(REQUEST).headers).toEqual({ ...REQUEST.headers, "x-tc-action": "GenerateDataKey" });
    expect(host(REQUEST).headers).toEqual({ ...REQUEST.headers, host: "kms.example.invalid" });
  });
});

describe("timestamp tampers", () => {
  it("leave no number of seconds near the one that was signed", () => {
    const left = timestampTampers().map(({ alter }) => alter(REQUEST).headers["x-tc-timestamp"] ?? "");
    const near = left.filter((text) => /^\d+$/.test(text) && Math.abs(Number(text) - 1772323200) < 86_400);
    expect(near).toEqual([]);
  });
});

describe("query tampers", () => {
  it("ask for one byte more, and for a KeySpec", () => {
    const request = { ...REQUEST, method: "GET", path: "/?KeyId=abc&NumberOfBytes=16" };
    expect(queryTampers().map(({ alter }) => alter(request).path)).toEqual([
      "/?KeyId=abc&NumberOfBytes=17",
      "/?KeyId=abc&NumberOfBytes=16&KeySpec=AES_256",
    ]);
  });
});
