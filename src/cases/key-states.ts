import type { Effort, FixtureRole } from "../model/profile.ts";
import { malformedKeys } from "./encryption/key-material.ts";
import { LENGTH, lengthBounds, ordinaryLength, SPEC, valuesOf } from "./minimal-request.ts";
import { lengthBoundaries } from "./parameters/boundaries.ts";
import { everything, unknownParameters } from "./parameters/unknown-parameters.ts";
import { violations } from "./parameters/violations.ts";
import type { CaseFacts, RequestSchema } from "./request-schema.ts";
import type { Row } from "./row.ts";

/** A row to be sent for the CMK of a role. Neither KeyId nor the fault that lies in the CMK's state is in it. */
export interface StateRow extends Row {
  readonly role: FixtureRole;
}

/** Roles of CMKs under which no data key is made. */
const UNUSABLE: readonly FixtureRole[] = ["disabledKey", "absentKey", "pendingDeletionKey"];

/** One fault of each kind; the telling ones first. */
const FAULTS: readonly string[] = [
  "NumberOfBytes.type",
  "KeySpec.enum",
  "KeySpec.oneOf",
  "unknown",
  "EncryptionPublicKey.format",
  "EncryptionContext.type",
  "EncryptionAlgorithm.enum",
  "NumberOfBytes.maximum",
];

/** Valid requests to be sent for a CMK that cannot be used: by KeySpec, by length, by both, by every parameter. */
export function stateRows(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const [spec] = valuesOf(schema, SPEC);
  return [
    valid("spec", { [SPEC]: spec }, "standard"),
    valid("length", { [LENGTH]: lengthBounds(schema).minimum }, "standard"),
    valid("everything", everything(schema, facts), "standard"),
    valid("other-spec", { [SPEC]: valuesOf(schema, SPEC).at(-1) }, "standard"),
    valid("long", { [LENGTH]: lengthBounds(schema).maximum }, "standard"),
    valid("both", { [SPEC]: spec, [LENGTH]: ordinaryLength(schema) + 8 }, "standard"),
    valid("both-of-other", { [SPEC]: valuesOf(schema, SPEC).at(-1), [LENGTH]: 7 }, "standard"),
    valid("ordinary", { [LENGTH]: ordinaryLength(schema) }, "standard"),
  ];
}

function valid(name: string, parameters: Row["parameters"], effort: Effort): Row {
  return { name: `state.${name}`, parameters, faults: [], effort };
}

/** Requests with one fault of a parameter, one of each kind. */
function faultyRows(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const table = [violations, unknownParameters, malformedKeys, lengthBoundaries].flatMap((rows) =>
    rows(schema, facts),
  );
  return FAULTS.flatMap((fault) => table.find(({ faults }) => faults.join() === fault) ?? []);
}

/** Requests of a caller who may not ask at all: for a CMK that cannot be used, or with a fault of a parameter. */
export function deniedPairs(schema: RequestSchema, facts: CaseFacts): readonly StateRow[] {
  const [, spec] = valuesOf(schema, SPEC);
  const states = UNUSABLE.map(
    (role): StateRow => ({ ...valid("", { [SPEC]: spec }, "standard"), name: role, role }),
  );
  const faulty = faultyRows(schema, facts).map(
    (row): StateRow => ({ ...row, name: row.faults.join(), role: "enabledKey", effort: "thorough" }),
  );
  return [...states, ...faulty];
}

/** Requests with one fault of a parameter, to be sent for a CMK that cannot be used either. */
export function statePairs(schema: RequestSchema, facts: CaseFacts): readonly StateRow[] {
  const faulty = faultyRows(schema, facts);
  // The first two meet every state in every run, the others one state each.
  const isStandard = (index: number, at: number): boolean => index < 2 || index % UNUSABLE.length === at;
  return UNUSABLE.flatMap((role, at) =>
    faulty.map((row, index) => ({
      ...row,
      name: `${role}.${row.faults.join()}`,
      role,
      effort: isStandard(index, at) ? ("standard" as const) : ("thorough" as const),
    })),
  );
}
