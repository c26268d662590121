import { describe, expect, it } from "vitest";
import { blobChanges } from "../index.ts";

const blob = Buffer.from(Array.from({ length: 96 }, (_, at) => (at * 37 + 11) % 256)).toString("base64");

describe("changes of a CiphertextBlob", () => {
  it.each(blobChanges)("$name makes another text", ({ change }) => expect(change(blob)).not.toBe(blob));

  it("have a letter changed in each sixth", () => {
    const changed = blobChanges
      .filter(({ name }) => name.startsWith("letter-"))
      .map(({ change }) => [...change(blob)].findIndex((letter, at) => letter !== blob[at]));
    expect(changed.map((at) => Math.floor((at / blob.length) * 6))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
