import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import { mutant } from "../changes/changes.ts";
import { keySpecLength, rewriting } from "../changes/request-change.ts";
import { given } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Where a valid KeySpec is there too, a NumberOfBytes that `wrong` tells of counts as not given. */
const keySpecStandsIn = (wrong: (value: unknown) => boolean) =>
  rewriting("NumberOfBytes", (value, parameters) => {
    const keySpec = parameters.get("KeySpec");
    return (keySpec === "AES_128" || keySpec === "AES_256") && wrong(value) ? undefined : value;
  });

const boundsOnlyAlone: Change = (reference) => ({
  ...reference,
  checkNumberOfBytes: (call) => {
    const count = call.integer("NumberOfBytes") ?? 1;
    if (!given(call, "KeySpec") || count < 1 || count > 4096) reference.checkNumberOfBytes(call);
  },
});

/** What an unknown KeySpec does next to a good NumberOfBytes. */
const besideUnknownKeySpec =
  (decide: (call: Call, count: number) => number): Change =>
  (reference) => ({
    ...reference,
    checkKeySpec: (call) => {
      if (!given(call, "NumberOfBytes")) reference.checkKeySpec(call);
    },
    resolveLength: (call) => {
      const count = call.integer("NumberOfBytes");
      const unknown = given(call, "KeySpec") && keySpecLength(call) === undefined;
      return unknown && count !== undefined ? decide(call, count) : reference.resolveLength(call);
    },
  });

/** One of NumberOfBytes and KeySpec is wrong next to the other. */
export const standIns: readonly Mutant[] = [
  mutant(
    "key-spec-for-invalid-number",
    ["GDK-18"],
    "KeySpec stands in for a NumberOfBytes out of bounds",
    keySpecStandsIn((value) => typeof value === "number" && (value < 1 || value > 1024)),
  ),
  mutant(
    "key-spec-for-zero",
    ["GDK-18"],
    "KeySpec stands in for a NumberOfBytes of 0",
    keySpecStandsIn((value) => value === 0),
  ),
  mutant(
    "key-spec-for-negative",
    ["GDK-18"],
    "KeySpec stands in for a negative NumberOfBytes",
    keySpecStandsIn((value) => typeof value === "number" && value < 0),
  ),
  mutant(
    "key-spec-for-too-large",
    ["GDK-18"],
    "KeySpec stands in for a NumberOfBytes above 1024",
    keySpecStandsIn((value) => typeof value === "number" && value > 1024),
  ),
  mutant(
    "key-spec-for-wrong-type",
    ["GDK-16", "GDK-18"],
    "KeySpec stands in for a NumberOfBytes of another type",
    keySpecStandsIn((value) => typeof value !== "number"),
  ),
  mutant(
    "key-spec-for-fraction",
    ["GDK-16", "GDK-18"],
    "KeySpec stands in for a fraction as NumberOfBytes",
    keySpecStandsIn((value) => typeof value === "number" && !Number.isInteger(value)),
  ),
  mutant(
    "maximum-unchecked-beside-key-spec",
    ["GDK-18"],
    "NumberOfBytes up to 4096 is granted next to a KeySpec",
    boundsOnlyAlone,
  ),
  mutant(
    "invalid-number-clamped-beside-key-spec",
    ["GDK-18"],
    "next to a KeySpec a NumberOfBytes above 1024 counts as 1024",
    rewriting("NumberOfBytes", (value, parameters) =>
      parameters.has("KeySpec") && typeof value === "number" && value > 1024 ? 1024 : value,
    ),
  ),
  mutant(
    "unknown-key-spec-decides",
    ["GDK-19"],
    "an unknown KeySpec next to NumberOfBytes gives 32 bytes",
    besideUnknownKeySpec(() => 32),
  ),
  mutant(
    "unknown-key-spec-empties",
    ["GDK-19"],
    "an unknown KeySpec next to NumberOfBytes gives an empty data key",
    besideUnknownKeySpec(() => 0),
  ),
  mutant(
    "unknown-key-spec-crashes",
    ["GDK-19", "GDK-69"],
    "an unknown KeySpec next to NumberOfBytes gives InternalError",
    besideUnknownKeySpec(() => {
      throw new Refusal("InternalError");
    }),
  ),
];
