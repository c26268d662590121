import type { Mutant } from "../mutant.ts";
import { bounds } from "./bounds.ts";
import { inCompany } from "./company.ts";
import { idioms } from "./idioms.ts";
import { keyIds } from "./key-id.ts";
import { keySpecs } from "./key-spec.ts";
import { nearMisses } from "./near-misses.ts";
import { neitherLength } from "./neither-length.ts";
import { numberTypes } from "./number-types.ts";
import { precedence } from "./precedence.ts";
import { standIns } from "./stand-in.ts";
import { textTypes } from "./text-types.ts";
import { twice } from "./twice.ts";
import { unknowns } from "./unknown.ts";

/** Mistakes in what a request may say: lengths, KeySpec, precedence, types, names, KeyId. */
export const parameterMutants: readonly Mutant[] = [
  ...bounds,
  ...keySpecs,
  ...precedence,
  ...standIns,
  ...neitherLength,
  ...numberTypes,
  ...textTypes,
  ...unknowns,
  ...idioms,
  ...twice,
  ...nearMisses,
  ...keyIds,
  ...inCompany,
];
