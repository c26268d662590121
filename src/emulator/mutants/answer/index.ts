import type { Mutant } from "../mutant.ts";
import { encodings } from "./encodings.ts";
import { envelopes } from "./envelopes.ts";
import { errorMembers } from "./error-members.ts";
import { fields } from "./fields.ts";
import { keyIdsAnswered } from "./key-id-answered.ts";
import { refusalMembers } from "./refusal-members.ts";
import { requestIds } from "./request-id.ts";

/** Mistakes in the form of an answer. */
export const answerMutants: readonly Mutant[] = [
  ...keyIdsAnswered,
  ...fields,
  ...encodings,
  ...requestIds,
  ...envelopes,
  ...errorMembers,
  ...refusalMembers,
];
