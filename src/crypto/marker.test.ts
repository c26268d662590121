import { describe, expect, it } from "vitest";
import { Marker, markLength } from "./marker.ts";

const bytes = Buffer.from("some bytes");
const marker = new Marker("a secret", "one run");

describe("a marker", () => {
  it("gives the first 12 bytes of an HMAC under a key that HKDF made of its secret", () => {
    // Reckoned with `openssl kdf` and `openssl mac`.
    expect(new Marker("a secret", "one run").mark("kind", bytes)).toBe("VNbD/SrXrafnf1BY");
  });

  it("gives equal bytes of one kind equal marks, and nothing else", () => {
    const mark = marker.mark("kind", bytes);
    expect(mark).toHaveLength(markLength);
    expect(new Marker("a secret", "one run").mark("kind", Buffer.from(bytes))).toBe(mark);
    const others = [
      marker.mark("kind", Buffer.from("some byte")),
      marker.mark("another kind", bytes),
      new Marker("another secret", "one run").mark("kind", bytes),
      new Marker("a secret", "another run").mark("kind", bytes),
    ];
    expect(new Set([mark, ...others]).size).toBe(5);
  });

  it("is known by its id, and shows neither secret nor key", () => {
    expect(new Marker("a secret", "one run").id).toBe(marker.id);
    expect(new Marker("another secret", "one run").id).not.toBe(marker.id);
    expect(JSON.stringify(marker)).toBe(JSON.stringify({ id: marker.id }));
  });
});
