import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accountFor, type Mutation, renderAccount } from "./account.ts";
import { readReasons } from "./read.ts";

const mutation = (status: string, line = "count += 1;"): Mutation => {
  return { file: "endpoint.ts", line, status, mutator: "AssignmentOperator", replacement: "count -= 1" };
};
const reason = { file: "endpoint.ts", line: "count += 1;", alive: 1, because: "nobody counts" };

describe("the account of mutations", () => {
  test("takes what is excused out of the score", () => {
    const all = [
      mutation("Killed"),
      mutation("Timeout"),
      mutation("Survived"),
      mutation("Survived", "other"),
    ];
    const account = accountFor(all, [reason]);
    expect(account).toMatchObject({ killed: 2, excused: 1, score: 2 / 3 });
    expect(account.alive).toEqual([all[3]]);
    expect(renderAccount(account)).toBe(
      "alive  endpoint.ts: other\n       AssignmentOperator: count -= 1\n" +
        "2 killed, 1 alive, 1 excused: 66.7 % of what is not excused\n",
    );
  });

  test("excuses none of a line of which more are alive than its reason allows", () => {
    const two = [mutation("Survived"), mutation("NoCoverage")];
    expect(accountFor(two, [reason])).toMatchObject({ killed: 0, excused: 0, alive: two, score: 0 });
  });

  test("excuses a whole file, and no other", () => {
    const whole = { file: "endpoint.ts", alive: 9, because: "free" };
    const all = [mutation("Survived"), { ...mutation("Survived"), file: "body.ts" }];
    expect(accountFor(all, [whole]).alive).toEqual([all[1]]);
  });
});

test("every reason is of a line that there still is, once", () => {
  const reasons = readReasons(new URL("./reasons.yaml", import.meta.url));
  const lost = reasons.filter(({ file, line }) => {
    const lines = readFileSync(new URL(`../emulator/${file}`, import.meta.url), "utf8").split("\n");
    return line !== undefined && !lines.some((each) => each.trim() === line);
  });
  expect(lost).toEqual([]);
  expect(new Set(reasons.map(({ file, line }) => `${file} ${line}`)).size).toBe(reasons.length);
  expect(reasons.every(({ because, alive }) => because.length > 10 && alive > 0)).toBe(true);
});
