import type { Call } from "../model/exchange.ts";

type Way = Pick<Call, "region" | "language" | "contentType">;

/** Ways of asking that change nothing about a request, in turn. */
const ways: readonly Way[] = [
  {},
  { region: null },
  { language: "zh-CN" },
  { contentType: "application/json; charset=utf-8" },
];

/** Each row with another way of asking than the row before: what is checked one way may go unchecked in another. */
export function inManyWays<R>(rows: readonly R[]): readonly (R & { readonly how: Way })[] {
  return rows.map((row, at) => ({ ...row, how: ways[at % ways.length] ?? {} }));
}
