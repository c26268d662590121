import { describe, expect, it } from "vitest";
import type { Exchange } from "../model/exchange.ts";
import { answered, keyId, unanswered } from "../oracle/testing/exchanges.ts";
import { readControl } from "./control.ts";

const ahead = (seconds: number) => ({
  headers: {
    "content-type": "application/json",
    date: new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toUTCString(),
  },
});
const at = (exchange: Exchange): Exchange => ({ ...exchange, sentAt: Date.UTC(2026, 0, 1) });
const granted = { Response: { KeyId: keyId } };
const refused = { Response: { Error: { Code: "AuthFailure.SignatureExpire" } } };

describe("readControl", () => {
  it("takes the endpoint's clock from its Date header", () => {
    expect(readControl(at(answered(granted, ahead(100))))).toEqual({
      control: { kind: "granted" },
      skew: 100,
    });
    expect(readControl(at(answered(refused, ahead(-900))))).toEqual({
      control: { kind: "refused", code: "AuthFailure.SignatureExpire", message: "" },
      skew: -900,
    });
  });

  it("does not believe a Date header that the accepted signature contradicts", () => {
    expect(readControl(at(answered(granted, ahead(3600)))).skew).toBe(0);
    expect(readControl(at(answered(granted, ahead(-3600)))).skew).toBe(0);
  });

  it("takes no skew from an answer without a date", () => {
    expect(readControl(answered(granted)).skew).toBe(0);
  });

  it("tells somebody who answers anything from nobody", () => {
    expect(readControl(answered("<html>")).control).toEqual({ kind: "granted" });
    expect(readControl(unanswered("timeout")).control).toEqual({
      kind: "failed",
      reason: "no answer came: no answer: timeout",
    });
  });
});
