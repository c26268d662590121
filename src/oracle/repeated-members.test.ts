import { describe, expect, it } from "vitest";
import { repeatedMembers } from "./repeated-members.ts";

describe("repeatedMembers", () => {
  it.each([
    ['{"Response":{"A":1,"A":2}}', ["A"]],
    ['{"Response":{},"Response":{}}', ["Response"]],
    ['{"Response":{"A":1,"\\u0041":2}}', ["A"]],
    ['{"Response":{"A":{"x":1},"B":[{"A":1}],"A":2,"C":1,"C":2,"C":3}}', ["A", "C"]],
    ['{"Response":{"A":"\\"A\\":1,","B":"A"}}', []],
    ['{"A":{"A":{"A":1}}}', []],
    ['{"Response":{"List":["A","A"],"A":[]}}', []],
    ['{"Response":{"Deep":{"A":1,"A":2}}}', []],
    ["{}", []],
  ])("finds in %s: %j", (json, names) => {
    expect(repeatedMembers(json)).toEqual(names);
  });
});
