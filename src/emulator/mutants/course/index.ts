import type { Mutant } from "../mutant.ts";
import { concurrency } from "./concurrency.ts";
import { nowAndThen } from "./now-and-then.ts";
import { stale } from "./stale.ts";
import { worn } from "./wear.ts";

/** Mistakes that show in the course of many requests, or of several at once. */
export const courseMutants: readonly Mutant[] = [...nowAndThen, ...stale, ...worn, ...concurrency];
