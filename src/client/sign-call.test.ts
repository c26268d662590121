import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { UsageError } from "../model/errors.ts";
import type { Call } from "../model/exchange.ts";
import { Secret } from "../model/secret.ts";
import { type SigningDefaults, signCall } from "./sign-call.ts";

const defaults: SigningDefaults = {
  host: "127.0.0.1:8080",
  region: "ap-guangzhou",
  credentials: { secretId: new Secret("AKID"), secretKey: new Secret("key") },
  clockOffset: 0,
};
/** 2026-03-01T00:00:01.900Z */
const now = 1772323201900;
const call: Call = { parameters: { KeyId: "k", NumberOfBytes: 16 } };
const sign = (more: Partial<Call> = {}, other: Partial<SigningDefaults> = {}) =>
  signCall({ ...call, ...more }, { ...defaults, ...other }, now);

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/** The Authorization of a request by the steps that the signature's page gives, read anew. */
function authorizationOf(
  request: ReturnType<typeof sign>,
  id: string,
  key: string,
  date: string,
  service: string,
) {
  const names = /SignedHeaders=([^,]*)/.exec(request.headers["authorization"] ?? "")?.[1] ?? "";
  const fields = names.split(";").map((name) => `${name}:${request.headers[name]?.toLowerCase()}\n`);
  const query = request.path.split("?")[1] ?? "";
  const canonical = `${request.method}\n/\n${query}\n${fields.join("")}\n${names}\n${sha256(request.body)}`;
  const scope = `${date}/${service}/tc3_request`;
  const toSign = `TC3-HMAC-SHA256\n${request.headers["x-tc-timestamp"]}\n${scope}\n${sha256(canonical)}`;
  const signature = createHmac("sha256", hmac(hmac(hmac(`TC3${key}`, date), service), "tc3_request")).update(
    toSign,
  );
  return `TC3-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names}, Signature=${signature.digest("hex")}`;
}

describe("signCall", () => {
  it("signs more of a query as it is, behind the parameters of a GET and alone in a POST", () => {
    const request = sign({ method: "GET", query: "&More=%zz" });
    expect(request.path).toBe("/?KeyId=k&NumberOfBytes=16&More=%zz");
    expect(request.headers["authorization"]).toBe(
      authorizationOf(request, "AKID", "key", "2026-03-01", "kms"),
    );
    const post = sign({ query: "More=1" });
    expect(post.path).toBe("/?More=1");
    expect(post.headers["authorization"]).toBe(authorizationOf(post, "AKID", "key", "2026-03-01", "kms"));
  });

  it("makes the POST that the API's pages describe", () => {
    const request = sign();
    expect({ ...request, body: Buffer.from(request.body).toString() }).toEqual({
      method: "POST",
      path: "/",
      headers: {
        "content-type": "application/json",
        host: "127.0.0.1:8080",
        "x-tc-action": "GenerateDataKey",
        "x-tc-version": "2019-01-18",
        "x-tc-timestamp": "1772323201",
        "x-tc-region": "ap-guangzhou",
        authorization: authorizationOf(request, "AKID", "key", "2026-03-01", "kms"),
      },
      body: '{"KeyId":"k","NumberOfBytes":16}',
    });
    expect(request.headers["authorization"]).toContain("SignedHeaders=content-type;host,");
  });

  it("puts the parameters of a GET into the query and signs an empty body", () => {
    const request = sign({ method: "GET", parameters: { NumberOfBytes: 16, KeyId: "a b/ü" } });
    expect(request.path).toBe("/?KeyId=a%20b%2F%C3%BC&NumberOfBytes=16");
    expect(request.body).toHaveLength(0);
    expect(request.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(request.headers["authorization"]).toBe(
      authorizationOf(request, "AKID", "key", "2026-03-01", "kms"),
    );
  });

  it("sends further header fields, and signs them where they are named", () => {
    const signedHeaders = ["content-type", "host", "user-agent"];
    const request = sign({ headers: { "user-agent": "a  b" }, parameters: {}, signing: { signedHeaders } });
    expect(request.headers["user-agent"]).toBe("a  b");
    expect(request.headers["authorization"]).toContain("SignedHeaders=content-type;host;user-agent,");
    const other = sign({ headers: { "user-agent": "c" }, parameters: {}, signing: { signedHeaders } });
    expect(other.headers["authorization"]).not.toBe(request.headers["authorization"]);
  });

  it("sends a GET without parameters to the bare path", () => {
    expect(sign({ method: "GET", parameters: {} }).path).toBe("/");
  });

  it.for([
    [{ action: null }, "x-tc-action"],
    [{ version: null }, "x-tc-version"],
    [{ region: null }, "x-tc-region"],
    [{ contentType: null }, "content-type"],
  ] as const)("leaves out with %o the header %s and nothing else", ([more, name]) => {
    const { [name]: _left, ...others } = sign().headers;
    const request = sign(more);
    expect(Object.keys(request.headers)).toEqual(Object.keys(others));
    expect(request.headers["authorization"]).toBe(
      authorizationOf(request, "AKID", "key", "2026-03-01", "kms"),
    );
  });

  it("signs only the host when there is no content type", () => {
    expect(sign({ contentType: null }).headers["authorization"]).toContain("SignedHeaders=host,");
  });

  it("takes action, version, region, content type and language from the call", () => {
    const request = sign({
      action: "Decrypt",
      version: "2020-01-01",
      region: "eu-frankfurt",
      contentType: "application/json; charset=UTF-8",
      language: "zh-CN",
    });
    expect(request.headers).toMatchObject({
      "x-tc-action": "Decrypt",
      "x-tc-version": "2020-01-01",
      "x-tc-region": "eu-frankfurt",
      "content-type": "application/json; charset=UTF-8",
      "x-tc-language": "zh-CN",
    });
    expect(request.headers["authorization"]).toBe(
      authorizationOf(request, "AKID", "key", "2026-03-01", "kms"),
    );
  });

  it("sends no region when neither the call nor the profile names one", () => {
    const { region: _region, ...regionless } = defaults;
    expect(signCall(call, regionless, now).headers).not.toHaveProperty("x-tc-region");
  });

  it.for(["{not json", Uint8Array.of(0xff, 0x00)])("sends and signs the body %o as it is", (body) => {
    const request = sign({ body });
    expect(Buffer.from(request.body)).toEqual(Buffer.from(body));
    expect(request.headers["authorization"]).toBe(
      authorizationOf(request, "AKID", "key", "2026-03-01", "kms"),
    );
  });

  it("adds the token of temporary credentials", () => {
    const credentials = { ...defaults.credentials, token: new Secret("tok") };
    expect(sign({}, { credentials }).headers["x-tc-token"]).toBe("tok");
    expect(sign({ signing: { as: "nobody" } }, { credentials }).headers).not.toHaveProperty("x-tc-token");
  });

  it("signs as nobody: everything but the Authorization", () => {
    const { authorization: _left, ...others } = sign().headers;
    expect(sign({ signing: { as: "nobody" } }).headers).toEqual(others);
  });

  it("signs as a caller without rights, and says so when there is none", () => {
    const unauthorizedCredentials = { secretId: new Secret("DENIED"), secretKey: new Secret("other") };
    const request = sign({ signing: { as: "unauthorized" } }, { unauthorizedCredentials });
    expect(request.headers["authorization"]).toBe(
      authorizationOf(request, "DENIED", "other", "2026-03-01", "kms"),
    );
    expect(() => sign({ signing: { as: "unauthorized" } })).toThrow(UsageError);
  });

  it.for([
    [{ timestampOffset: -2 }, 0, "1772323199", "2026-02-28"],
    [{ timestampOffset: 600 }, 0, "1772323801", "2026-03-01"],
    [{}, -1.95, "1772323199", "2026-02-28"],
    [{ timestampOffset: 10 }, -5, "1772323206", "2026-03-01"],
  ] as const)("dates with %o and a clock offset of %d", ([signing, clockOffset, timestamp, date]) => {
    const request = sign({ signing }, { clockOffset });
    expect(request.headers["x-tc-timestamp"]).toBe(timestamp);
    expect(request.headers["authorization"]).toBe(authorizationOf(request, "AKID", "key", date, "kms"));
  });

  it("departs from the right signature as it is told", () => {
    const signing = { date: "2020-02-02", service: "cvm", secretId: "ID2", secretKey: "key2" };
    const request = sign({ signing: { ...signing, signedHeaders: ["content-type", "host", "x-tc-action"] } });
    expect(request.headers["authorization"]).toContain("SignedHeaders=content-type;host;x-tc-action,");
    expect(request.headers["authorization"]).toBe(
      authorizationOf(request, "ID2", "key2", "2020-02-02", "cvm"),
    );
  });

  it("lets the call alter the request after it was signed", () => {
    const seen: string[] = [];
    const request = sign({
      signing: {
        alter: (signed) => {
          seen.push(signed.headers["authorization"] ?? "");
          return { ...signed, body: Buffer.from("other") };
        },
      },
    });
    expect(seen).toEqual([sign().headers["authorization"]]);
    expect(Buffer.from(request.body).toString()).toBe("other");
  });
});
