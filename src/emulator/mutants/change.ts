export type { Change } from "./changes.ts";
export * from "./rule-change.ts";
