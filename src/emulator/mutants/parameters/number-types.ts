import { replacing } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import { readingNumber, rewriting } from "../changes/request-change.ts";
import { byGet, given } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const counting = (read: (value: unknown) => unknown) =>
  readingNumber((value) => {
    const count = read(value);
    return typeof count === "number" && Number.isInteger(count) ? count : undefined;
  });
const rounding = (round: (value: number) => number) =>
  counting((value) => (typeof value === "number" ? round(value) : undefined));
const crash = (value: unknown): never => {
  throw new TypeError(`${typeof value} has no such method`);
};

/** Where the type of NumberOfBytes is not looked at, or its mistake taken for the endpoint's own. */
export const numberTypes: readonly Mutant[] = [
  mutant(
    "number-from-text",
    ["GDK-16"],
    'the text "16" counts as NumberOfBytes 16',
    counting((value) => (typeof value === "string" && /^\s*\d+\s*$/.test(value) ? Number(value) : undefined)),
  ),
  mutant(
    "number-from-any-text",
    ["GDK-16"],
    "NumberOfBytes is whatever digits a text begins with",
    counting((value) => (typeof value === "string" ? Number.parseInt(value, 10) : undefined)),
  ),
  mutant("number-rounded", ["GDK-16"], "a fraction as NumberOfBytes is rounded", rounding(Math.round)),
  mutant(
    "number-rounded-down",
    ["GDK-16"],
    "a fraction as NumberOfBytes is rounded down",
    rounding(Math.floor),
  ),
  mutant("number-rounded-up", ["GDK-16"], "a fraction as NumberOfBytes is rounded up", rounding(Math.ceil)),
  mutant(
    "number-above-256-rounded",
    ["GDK-16"],
    "a fraction above 256 as NumberOfBytes is rounded",
    rounding((value) => (value > 256 ? Math.round(value) : value)),
  ),
  mutant(
    "empty-text-counts-as-32-by-get",
    ["GDK-62", "GDK-16", "GDK-13"],
    "by GET an empty NumberOfBytes counts as 32",
    rewriting("NumberOfBytes", (value, _parameters, call) => (byGet(call) && value === "" ? 32 : value)),
  ),
  mutant(
    "true-counts-as-1",
    ["GDK-16"],
    "true counts as NumberOfBytes 1",
    counting((value) => (value === true ? 1 : undefined)),
  ),
  mutant(
    "number-from-list",
    ["GDK-16"],
    "a list of one number counts as that NumberOfBytes",
    counting((value) => (Array.isArray(value) && value.length === 1 ? value[0] : undefined)),
  ),
  mutant(
    "list-counts-its-members",
    ["GDK-16"],
    "a list as NumberOfBytes counts its members",
    counting((value) => (Array.isArray(value) ? value.length : undefined)),
  ),
  mutant(
    "number-of-other-type-is-32",
    ["GDK-16"],
    "a NumberOfBytes of another type counts as 32",
    counting((value) => (typeof value === "number" ? undefined : 32)),
  ),
  mutant(
    "number-type-crashes",
    ["GDK-16", "GDK-69"],
    "a NumberOfBytes of another type gives InternalError",
    readingNumber(crash),
  ),
  mutant(
    "falsy-counts-as-absent",
    ["GDK-15", "GDK-18", "GDK-16", "GDK-12", "GDK-21", "GDK-30", "GDK-38"],
    "0 and false count as not given",
    replacing({
      isAbsent: (value) => value === undefined || value === null || value === 0 || value === false,
    }),
  ),
  mutant(
    "types-unread-beside-public-key",
    ["GDK-16"],
    'with a public key the text "16" counts as NumberOfBytes 16',
    rewriting("NumberOfBytes", (value, _parameters, call) => {
      const digits = typeof value === "string" && /^\d+$/.test(value);
      return digits && given(call, "EncryptionPublicKey") ? Number(value) : value;
    }),
  ),
];
