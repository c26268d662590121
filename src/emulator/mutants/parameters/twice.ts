import { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { Rules } from "../../rules.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

type Place = "first" | "last";

/** Every value that a body has under one name, in order. */
function valuesOf(body: Uint8Array, name: string): readonly unknown[] {
  const text = Buffer.from(body).toString("utf8");
  return [...text.matchAll(new RegExp(`"${name}":("[^"]*"|-?\\d+)`, "g"))].map(([, value]) =>
    value?.startsWith('"') ? JSON.parse(value) : Number(value),
  );
}

/** Reads the value in one place where a name stands twice. */
const reading =
  (name: string, place: Place): Change =>
  (reference) => ({
    ...reference,
    decodeBody: (call, body) => {
      const values = valuesOf(body, name);
      if (values.length < 2) return reference.decodeBody(call, body);
      const members: object = JSON.parse(Buffer.from(body).toString("utf8"));
      return new Map(Object.entries(members)).set(name, values.at(place === "first" ? 0 : -1));
    },
  });

const others = { first: "last", last: "first" } as const satisfies Record<Place, Place>;

/** Uses the value in one place where `name` stands twice, and checks that in the other by the rule `check`. */
const checkingOther =
  (name: string, used: Place, check: "checkNumberOfBytes" | "checkKeyState"): Change =>
  (reference) => {
    const own: Rules = reading(name, used)(reference);
    const other: Rules = reading(name, others[used])(reference);
    const asOther = ({ state, request, number }: Call) => new Call(other, state, request, number);
    return { ...own, [check]: (call: Call) => reference[check](asOther(call)) };
  };

/** A name stands twice in a body, one value is checked and the other is used. */
export const twice: readonly Mutant[] = [
  mutant(
    "number-twice-first-used",
    ["GDK-15"],
    "of a NumberOfBytes that stands twice the last is checked and the first is used",
    checkingOther("NumberOfBytes", "first", "checkNumberOfBytes"),
  ),
  mutant(
    "number-twice-last-used",
    ["GDK-15"],
    "of a NumberOfBytes that stands twice the first is checked and the last is used",
    checkingOther("NumberOfBytes", "last", "checkNumberOfBytes"),
  ),
  mutant(
    "key-id-twice-first-used",
    ["GDK-64"],
    "of a KeyId that stands twice the last must be enabled and the first is used",
    checkingOther("KeyId", "first", "checkKeyState"),
  ),
  mutant(
    "key-id-twice-last-used",
    ["GDK-64"],
    "of a KeyId that stands twice the first must be enabled and the last is used",
    checkingOther("KeyId", "last", "checkKeyState"),
  ),
];
