import { afterAll, describe, expect, it } from "vitest";
import { Secret } from "../../model/secret.ts";
import { answered } from "../../oracle/testing/exchanges.ts";
import { closeAll, optionsFor } from "../testing/endpoints.ts";
import { TraceBook, traceId } from "./traces.ts";

afterAll(closeAll);

const { profile } = await optionsFor();
const own = { ...profile, embedded: false };

describe("the traces of a part", () => {
  it("are each taken once, with the check that asked where one did", () => {
    const book = new TraceBook(own, 7);
    const add = (number: number, check?: string): void =>
      book.add(answered({}, { number }), `id ${number}`, undefined, check);
    add(1, "GDK-02/one");
    add(2);
    const id = expect.stringMatching(/^[\w+/]{16}$/);
    expect(book.take(false)).toEqual({
      answers: [
        { request: 1, check: "GDK-02/one", id },
        { request: 2, id },
      ],
    });
    expect(book.take(false)).toBeUndefined();
    add(3);
    expect(book.take(true)).toEqual({ answers: [{ request: 3, id }] });
    expect(book.take(true)).toBeUndefined();
  });

  it("are compared with those of earlier parts, taken or not", () => {
    const parts = ["part 1", "part 2"].map((name) => {
      const book = new TraceBook(own, 7);
      book.add(answered({}, { number: 4 }), "the same", undefined);
      return { name, book };
    });
    const [first, second] = parts;
    const traces = [first?.book.take(true) ?? { answers: [] }];
    const nothing = { examined: {}, breaches: {}, observations: {} };
    const earlier = { each: nothing, together: nothing, parts: [{ name: "part 1", traces }], name: "part 2" };
    expect(second?.book.compareWith(earlier, { total: 0, counts: [] }).breaches).toMatchObject([
      { reason: "request 4 of part 1 and request 4 of part 2 got the same RequestId" },
    ]);
  });
});

describe("parts can be compared", () => {
  const id = traceId(own, 7);

  it.each([
    ["of one SecretKey, endpoint and seed", own, 7, true],
    [
      "whatever else of the credentials differs",
      { ...own, credentials: { ...own.credentials, secretId: new Secret("other"), token: new Secret("t") } },
      7,
      true,
    ],
    [
      "not of another SecretKey",
      { ...own, credentials: { ...own.credentials, secretKey: new Secret("other") } },
      7,
      false,
    ],
    ["not of another endpoint", { ...own, endpoint: "http://127.0.0.1:1" }, 7, false],
    ["not of another seed", own, 8, false],
  ])("%s", (_name, other, seed, can) => {
    expect(traceId(other, seed) === id).toBe(can);
  });

  it("of the embedded reference, which has another address and SecretKey in each", async () => {
    const [one, other] = [await optionsFor(), await optionsFor()].map((options) => options.profile);
    expect(one?.endpoint).not.toBe(other?.endpoint);
    expect(one && other && traceId(one, 7) === traceId(other, 7)).toBe(true);
  });
});
