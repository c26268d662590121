import { describe, expect, it } from "vitest";
import { nearestName, suggestion } from "./nearest-name.ts";

const names = ["endpoint", "requestsPerSecond", "concurrency", "name"];

describe("nearestName", () => {
  it.each([
    ["endpont", "endpoint"],
    ["Endpoint", "endpoint"],
    ["requestPerSecond", "requestsPerSecond"],
    ["concurency", "concurrency"],
    ["nmae", undefined],
    ["nam", "name"],
    ["region", undefined],
    ["", undefined],
  ])("%s means %s", (word, name) => {
    expect(nearestName(word, names)).toBe(name);
  });

  it("takes the nearest of several", () => {
    expect(nearestName("enabledKei", ["disabledKey", "enabledKey"])).toBe("enabledKey");
  });
});

describe("suggestion", () => {
  it("names what is known where nothing is near, and nothing where nothing is known", () => {
    expect(suggestion("zone", ["a", "b"])).toBe("; known are a, b");
    expect(suggestion("zone", [])).toBe("");
  });
});
