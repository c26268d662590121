import { bounds } from "./bounds.ts";
import { codes } from "./codes.ts";
import { inCompany } from "./company.ts";
import { concurrency } from "./concurrency.ts";
import { contexts } from "./contexts.ts";
import { crashes } from "./crashes.ts";
import { deaf } from "./deaf.ts";
import { deniedCallers } from "./denied-callers.ts";
import { encodings } from "./encodings.ts";
import { envelopes } from "./envelopes.ts";
import { errorMembers } from "./error-members.ts";
import { fields } from "./fields.ts";
import { headers } from "./headers.ts";
import { http } from "./http.ts";
import { idioms } from "./idioms.ts";
import { keysBiased } from "./key-biased.ts";
import { keysDerived } from "./key-derived.ts";
import { keysForeseeable } from "./key-foreseeable.ts";
import { keyIds } from "./key-id.ts";
import { keyIdsAnswered } from "./key-id-answered.ts";
import { keysRepeated } from "./key-repeated.ts";
import { keysShaped } from "./key-shape.ts";
import { keySpecs } from "./key-spec.ts";
import { keyStates } from "./key-states.ts";
import { lengthsInCompany } from "./length-company.ts";
import { lengthsRounded } from "./length-rounding.ts";
import { lengths } from "./lengths.ts";
import type { Mutant } from "./mutant.ts";
import { nearMisses } from "./near-misses.ts";
import { neitherLength } from "./neither-length.ts";
import { nowAndThen } from "./now-and-then.ts";
import { numberTypes } from "./number-types.ts";
import { odd } from "./odd.ts";
import { precedence } from "./precedence.ts";
import { refusalMembers } from "./refusal-members.ts";
import { requestIds } from "./request-id.ts";
import { secondHalf } from "./second.ts";
import { stale } from "./stale.ts";
import { standIns } from "./stand-in.ts";
import { statesUnseen } from "./states-unseen.ts";
import { textTypes } from "./text-types.ts";
import { twice } from "./twice.ts";
import { twoFaults } from "./two-faults.ts";
import { twoWrongThings } from "./two-wrong-things.ts";
import { unknowns } from "./unknown.ts";
import { worn } from "./wear.ts";

export type { Mutant } from "./mutant.ts";

/** Every mutant: first those of parameters, data keys, answers, errors, states and concurrency, then the others. */
export const mutants: readonly Mutant[] = [
  ...bounds,
  ...keySpecs,
  ...precedence,
  ...standIns,
  ...neitherLength,
  ...numberTypes,
  ...textTypes,
  ...keyIds,
  ...unknowns,
  ...idioms,
  ...twice,
  ...nearMisses,
  ...headers,
  ...contexts,
  ...lengths,
  ...lengthsRounded,
  ...lengthsInCompany,
  ...inCompany,
  ...keysDerived,
  ...keysRepeated,
  ...keysForeseeable,
  ...keysShaped,
  ...keysBiased,
  ...keyIdsAnswered,
  ...fields,
  ...encodings,
  ...requestIds,
  ...envelopes,
  ...errorMembers,
  ...http,
  ...codes,
  ...crashes,
  ...odd,
  ...keyStates,
  ...statesUnseen,
  ...deniedCallers,
  ...twoFaults,
  ...twoWrongThings,
  ...refusalMembers,
  ...nowAndThen,
  ...stale,
  ...worn,
  ...deaf,
  ...concurrency,
  ...secondHalf,
];
