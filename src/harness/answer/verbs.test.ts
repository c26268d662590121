import { describe, expect, it } from "vitest";
import { type DataKey, readReply } from "../../oracle/index.ts";
import { answered, keyId, requestId, unanswered } from "../../oracle/testing/exchanges.ts";
import type { Answer } from "./answer.ts";
import { Violation } from "./throws.ts";
import {
  asPredicted,
  blamesNobody,
  dataKeyOf,
  dataKeyOfLength,
  decrypted,
  granted,
  notGranted,
  refusedAsPredicted,
  refusedByEither,
  refusedOrSame,
  refusedWith,
  sameBytes,
  sameKeyId,
  untold,
} from "./verbs.ts";

const bytes = Uint8Array.from({ length: 16 }, (_, at) => at * 7);
const dataKey: DataKey = { bytes, blob: "blob", keyId, observations: [] };
const grant = { bytes: 16, lengthRequirement: "GDK-09", algorithms: [] };
const refusal = {
  codes: ["InvalidParameter", "InvalidParameterValue"],
  requirements: ["GDK-11"],
  because: "so",
};

const answer = (body: unknown, more: Partial<Answer> = {}): Answer => {
  const exchange = answered(body);
  return { exchange, reply: readReply(exchange), breaches: [], ...more };
};
const good = (more: Partial<Answer> = {}) => answer({ Response: { RequestId: requestId } }, more);
const bad = (Code: string, more: Partial<Answer> = {}) =>
  answer({ Response: { Error: { Code, Message: "" } } }, more);
const plaintext = (Plaintext: unknown) => answer({ Response: { Plaintext } });
const base64 = Buffer.from(bytes).toString("base64");

/** The reason of the violation that something throws. */
function reason(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Violation) return error.message;
    throw error;
  }
  return "held";
}

describe("granted and refused", () => {
  it("tell one from the other, and both from what is neither", () => {
    expect(granted(good()).fields).toEqual({ RequestId: requestId });
    expect(reason(() => granted(bad("InternalError")))).toContain("it was refused with InternalError");
    expect(reason(() => granted(answer("")))).toContain("it was malformed (the body is empty)");
    expect(notGranted(bad("InternalError"))).toBe("refused with InternalError");
    expect(notGranted(answer(""))).toBe("malformed (the body is empty)");
    expect(reason(() => notGranted(good()))).toContain("it was granted");
  });

  it("take one of the codes and no other", () => {
    expect(refusedWith(bad("B"), ["A", "B"], "so")).toBe("B");
    expect(reason(() => refusedWith(bad("B.C"), ["A", "B"], "so"))).toBe(
      "expected one of A, B (so), it was refused with B.C",
    );
    expect(reason(() => refusedWith(good(), ["A"], "so"))).toBe("expected A (so), it was granted");
  });
});

describe("asPredicted", () => {
  const certain = { prediction: { kind: "granted", grant } } as const;
  const refused = { prediction: { kind: "refused", refusal } } as const;
  const either = { prediction: { kind: "either", grant, refusal } } as const;

  it.each([
    { name: "granted as predicted", seen: good({ ...certain, dataKey }), is: "granted" },
    { name: "refused as predicted", seen: bad("InvalidParameter", refused), is: "InvalidParameter" },
    { name: "granted where either holds", seen: good({ ...either, dataKey }), is: "granted" },
    {
      name: "refused where either holds",
      seen: bad("InvalidParameterValue", either),
      is: "InvalidParameterValue",
    },
  ])("holds for an answer that is $name", ({ seen, is }) => {
    expect(asPredicted(seen)).toBe(is);
  });

  const short = { ...dataKey, bytes: bytes.subarray(1) };
  it.each([
    { name: "refused instead of granted", seen: bad("InvalidParameter", certain), says: "to be granted" },
    { name: "granted instead of refused", seen: good({ ...refused, dataKey }), says: "it was granted" },
    { name: "refused with another code", seen: bad("InternalError", refused), says: "InternalError" },
    { name: "refused with no code of either", seen: bad("InternalError", either), says: "InternalError" },
    { name: "malformed where either holds", seen: answer("", either), says: "malformed" },
    { name: "malformed instead of refused", seen: answer("", refused), says: "malformed" },
    { name: "of another length", seen: good({ ...certain, dataKey: short }), says: "15 bytes instead of 16" },
    {
      name: "of another length where either holds",
      seen: good({ ...either, dataKey: short }),
      says: "15 bytes",
    },
    { name: "without a data key", seen: good(certain), says: "holds no data key" },
  ])("does not hold for an answer that is $name", ({ seen, says }) => {
    expect(reason(() => asPredicted(seen))).toContain(says);
  });

  it("needs a prediction", () => {
    expect(() => asPredicted(good())).toThrow(TypeError);
    expect(() => refusedAsPredicted(good(certain))).toThrow(TypeError);
  });

  it("leaves refusedAsPredicted no grant", () => {
    expect(refusedAsPredicted(bad("InvalidParameter", either))).toBe("InvalidParameter");
    expect(reason(() => refusedAsPredicted(good({ ...either, dataKey })))).toContain("it was granted");
  });

  it("lets one of two faults explain a refusal", () => {
    expect(refusedByEither(bad("AuthFailure", refused), ["AuthFailure"], "so")).toBe("AuthFailure");
    expect(refusedByEither(bad("InvalidParameter", refused), ["AuthFailure"], "so")).toBe("InvalidParameter");
    expect(reason(() => refusedByEither(bad("InvalidParameter", certain), ["AuthFailure"], "so"))).toContain(
      "AuthFailure",
    );
    expect(reason(() => refusedByEither(good(refused), ["AuthFailure"], "so"))).toContain("it was granted");
  });
});

describe("a data key", () => {
  it("has its length, or is told to have another", () => {
    expect(dataKeyOfLength(good({ dataKey }), 16)).toBe(dataKey);
    expect(reason(() => dataKeyOfLength(good({ dataKey }), 32))).toBe(
      "the data key has 16 bytes instead of 32",
    );
  });

  it("that cannot be read says why", () => {
    const breaches = [{ requirement: "GDK-47", reason: "Plaintext is missing", exchange: answered({}) }];
    expect(reason(() => dataKeyOf(good({ breaches })))).toContain("Plaintext is missing");
    expect(reason(() => dataKeyOf(bad("InternalError")))).toContain("to be granted");
  });

  it("is what Decrypt gives", () => {
    expect(Buffer.from(decrypted(plaintext(base64))).equals(bytes)).toBe(true);
    expect(reason(() => decrypted(plaintext(5)))).toContain("no string Plaintext");
    expect(reason(() => decrypted(plaintext("AAAAA")))).toContain("not Base64: its padding is wrong");
    expect(reason(() => decrypted(bad("InternalError")))).toContain("InternalError");
  });

  it("is compared without being shown", () => {
    expect(sameBytes(bytes, Uint8Array.from(bytes), "it", good())).toBeUndefined();
    expect(
      reason(() =>
        sameBytes(
          bytes.map((byte) => byte ^ 1),
          bytes,
          "it",
          good(),
        ),
      ),
    ).toBe("it: the bytes differ");
    expect(reason(() => sameBytes(bytes.subarray(1), bytes, "it", good()))).toBe(
      "it: 15 bytes instead of 16",
    );
    expect(sameKeyId("a", "a", "KeyId", good())).toBeUndefined();
    expect(reason(() => sameKeyId(base64, keyId, "KeyId", good()))).toBe(
      `KeyId is a string of 24 characters instead of ${keyId}`,
    );
  });

  it("may come back from a blob that was changed, but no other one", () => {
    expect(refusedOrSame(bad("A"), ["A"], bytes, "so")).toBe("A");
    expect(refusedOrSame(plaintext(base64), ["A"], bytes, "so")).toBe("granted");
    expect(reason(() => refusedOrSame(bad("B"), ["A"], bytes, "so"))).toContain("refused with B");
    expect(reason(() => refusedOrSame(plaintext("AAAA"), ["A"], bytes, "so"))).toContain(
      "3 bytes instead of 16",
    );
  });
});

describe("blamesNobody", () => {
  it("takes any answer but InternalError and HTTP 5xx, and none at all", () => {
    expect(blamesNobody(good())).toBe("granted");
    expect(blamesNobody(bad("InvalidParameter"))).toBe("refused with InvalidParameter");
    expect(reason(() => blamesNobody(bad("InternalError.Timeout")))).toContain("InternalError.Timeout");
    const page = (status: number) => answered("<html>", { status });
    const shown = (status: number) => good({ exchange: page(status), reply: readReply(page(status)) });
    expect(blamesNobody(shown(415))).toContain("malformed");
    expect(reason(() => blamesNobody(shown(502)))).toContain("malformed");
    const silent = unanswered("timeout");
    expect(reason(() => blamesNobody(good({ exchange: silent, reply: readReply(silent) })))).toContain(
      "expected",
    );
  });
});

describe("untold", () => {
  const secret = "0a1b2c3d4e5f6071";

  it("finds a secret in the body and in the headers, in any case", () => {
    const told = "the answer tells the signature that would have been right";
    expect(reason(() => untold(answer(`{"a":"${secret.toUpperCase()}"}`), secret))).toBe(told);
    const exchange = answered("{}", { headers: { "x-debug": `expected ${secret}` } });
    expect(reason(() => untold(good({ exchange }), secret))).toBe(told);
  });

  it("finds none in an answer that has none, or where there is none to tell", () => {
    expect(untold(good(), secret)).toBeUndefined();
    expect(untold(good({ exchange: unanswered("timeout") }), secret)).toBeUndefined();
    expect(untold(good(), "")).toBeUndefined();
    expect(untold(answer('{"a":"k1"}'), "k1")).toBeUndefined();
  });
});
