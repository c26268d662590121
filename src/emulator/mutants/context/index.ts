import type { Mutant } from "../mutant.ts";
import { contextCompanyMutants } from "./context-company.ts";
import { contextLooseMutants } from "./context-loose.ts";
import { contextLossyMutants } from "./context-lossy.ts";
import { contextLostMutants } from "./context-lost.ts";
import { contextNothingMutants } from "./context-nothing.ts";
import { contextPairMutants } from "./context-pairs.ts";
import { contexts } from "./contexts.ts";

/** Mistakes in binding a data key to its context. */
export const contextMutants: readonly Mutant[] = [
  ...contexts,
  ...contextLooseMutants,
  ...contextCompanyMutants,
  ...contextPairMutants,
  ...contextLostMutants,
  ...contextLossyMutants,
  ...contextNothingMutants,
];
