import { expect, test } from "vitest";
import { hugeText } from "../testing/hostile.ts";
import { conforms, verdictOf, violation } from "../testing/samples.ts";
import { proofOf } from "./proof.ts";

const violated = (parts: object) => proofOf({ ...violation("GDK-11/a"), ...parts });

test("spaces of a request and of a command stay as they are", () => {
  const proof = violated({ counterexample: "a  b\t\ud800", reproduce: "call  'a  b'" });
  expect(proof.sent).toBe('"a  b\\t\\ud800"');
  expect(proof.again).toBe("call  'a  b'");
});

test("a command stays on one line and shows what it holds", () => {
  expect(violated({ reproduce: "call 'a\u202eb'\nagain" }).again).toBe("call 'a\\u202eb' again");
});

test("a long answer is cut, a long command left out", () => {
  const proof = violated({ evidence: hugeText, reproduce: hugeText });
  expect(proof.seen).toMatch(/^"x{1900,}…$/);
  expect(proof).not.toHaveProperty("again");
});

test("what is no violation proves nothing", () => {
  expect(proofOf(verdictOf("GDK-11/a", conforms))).toEqual({});
});
