import type { Mutant } from "../mutant.ts";
import { codes } from "./codes.ts";
import { crashes } from "./crashes.ts";
import { deniedCallers } from "./denied-callers.ts";
import { keyStates } from "./key-states.ts";
import { odd } from "./odd.ts";
import { statesUnseen } from "./states-unseen.ts";
import { twoFaults } from "./two-faults.ts";
import { twoWrongThings } from "./two-wrong-things.ts";

/** Mistakes in which error is answered, and when. */
export const errorMutants: readonly Mutant[] = [
  ...codes,
  ...crashes,
  ...odd,
  ...twoFaults,
  ...twoWrongThings,
  ...keyStates,
  ...statesUnseen,
  ...deniedCallers,
];
