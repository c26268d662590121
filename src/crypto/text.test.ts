import { describe, expect, it } from "vitest";
import { readText } from "./text.ts";

const read = (text: string) => readText(new Uint8Array(Buffer.from(text, "latin1")));

describe("readText", () => {
  it("reads hex before Base64, whose alphabet holds the digits too", () => {
    expect(read("00112233445566778899aAbBcCdDeEfF")).toMatchObject({ kind: "hex" });
    expect(read("AAECAwQFBgcICQoLDA0ODw==\n")).toEqual({
      kind: "base64",
      bytes: Uint8Array.from({ length: 16 }, (_, index) => index),
    });
  });

  it("reads Base64 in lines", () => {
    expect(read("AAECAwQF\r\nBgcICQoL\n")?.bytes).toHaveLength(12);
  });

  it.each(["", "0011223344556", "AAECAwQFBgcICQoLDA0OD", "AAECAwQFBgcICQoLDA0ODw=\xff", "=".repeat(16)])(
    "takes %j for no text",
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
