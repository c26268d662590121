import type { Mutant } from "../mutant.ts";
import { bodyCrashMutants } from "./body-crashes.ts";
import { bodyLeniencyMutants } from "./body-leniency.ts";
import { deaf } from "./deaf.ts";
import { framingMutants } from "./framing.ts";
import { headers } from "./headers.ts";
import { http } from "./http.ts";
import { methodMutants } from "./methods.ts";
import { otherReaders } from "./other-readers.ts";
import { recoveryMutants } from "./recovery.ts";

/** Mistakes in how requests are read: methods, headers, bodies, framing, and what comes after a bad one. */
export const protocolMutants: readonly Mutant[] = [
  ...headers,
  ...http,
  ...methodMutants,
  ...bodyLeniencyMutants,
  ...framingMutants,
  ...otherReaders,
  ...deaf,
  ...recoveryMutants,
  ...bodyCrashMutants,
];
