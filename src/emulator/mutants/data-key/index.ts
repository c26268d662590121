import type { Mutant } from "../mutant.ts";
import { keysBiased } from "./key-biased.ts";
import { keysDerived } from "./key-derived.ts";
import { keysForeseeable } from "./key-foreseeable.ts";
import { keysRepeated } from "./key-repeated.ts";
import { keysShaped } from "./key-shape.ts";
import { lengthsInCompany } from "./length-company.ts";
import { lengthsRounded } from "./length-rounding.ts";
import { lengths } from "./lengths.ts";

/** Mistakes in the data key itself: its length, and how it comes about. */
export const dataKeyMutants: readonly Mutant[] = [
  ...lengths,
  ...lengthsRounded,
  ...lengthsInCompany,
  ...keysDerived,
  ...keysRepeated,
  ...keysForeseeable,
  ...keysShaped,
  ...keysBiased,
];
