import { replacing } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import { readingText, rewriting } from "../changes/request-change.ts";
import type { Mutant } from "../mutant.ts";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const firstText = (value: unknown) =>
  Array.isArray(value) && typeof value[0] === "string" ? value[0] : undefined;
/** What is no text counts as not given. */
const ignored = (name: string) => rewriting(name, (value) => (typeof value === "string" ? value : undefined));
const everyText = ["GDK-21", "GDK-08", "GDK-12", "GDK-30", "GDK-38"];
const crash = (value: unknown): never => {
  throw new TypeError(`${typeof value} has no such method`);
};

const coerced = (name: string, requirement: string): Mutant =>
  mutant(
    `${name.replaceAll(/(?<!^)[A-Z]/g, "-$&").toLowerCase()}-from-list`,
    [requirement],
    `a list with one text counts as that ${name}`,
    readingText(name, firstText),
  );

/** Where the type of a text is not looked at, or its mistake taken for the endpoint's own. */
export const textTypes: readonly Mutant[] = [
  coerced("KeyId", "GDK-08"),
  coerced("KeySpec", "GDK-12"),
  coerced("EncryptionContext", "GDK-21"),
  coerced("EncryptionPublicKey", "GDK-30"),
  coerced("EncryptionAlgorithm", "GDK-38"),
  mutant(
    "everything-to-text",
    everyText,
    "a value of another type is turned into text",
    replacing({ asText: (_name, value) => String(value) }),
  ),
  mutant(
    "text-type-crashes",
    [...everyText, "GDK-69"],
    "a value of another type than text gives InternalError",
    replacing({ asText: (_name, value) => (typeof value === "string" ? value : crash(value)) }),
  ),
  mutant(
    "key-id-from-object",
    ["GDK-08"],
    "an object with a member KeyId counts as that KeyId",
    readingText("KeyId", (value) => (isObject(value) && "KeyId" in value ? String(value.KeyId) : undefined)),
  ),
  mutant(
    "key-id-type-crashes",
    ["GDK-08", "GDK-69"],
    "a KeyId of another type gives InternalError",
    readingText("KeyId", crash),
  ),
  mutant(
    "key-id-type-is-not-found",
    ["GDK-08", "GDK-62"],
    "a KeyId of another type gives CmkNotFound",
    (reference) => ({
      ...reference,
      asText: (name, value) =>
        name === "KeyId" && typeof value !== "string"
          ? "00000000-0000-0000-0000-000000000000"
          : reference.asText(name, value),
    }),
  ),
  mutant(
    "context-from-object",
    ["GDK-21"],
    "an object as EncryptionContext is written as JSON",
    readingText("EncryptionContext", (value) => (isObject(value) ? JSON.stringify(value) : undefined)),
  ),
  mutant(
    "context-from-number",
    ["GDK-21"],
    "a number as EncryptionContext is written as text",
    readingText("EncryptionContext", (value) => (typeof value === "number" ? String(value) : undefined)),
  ),
  mutant(
    "context-from-boolean",
    ["GDK-21"],
    "true and false as EncryptionContext are written as text",
    readingText("EncryptionContext", (value) => (typeof value === "boolean" ? String(value) : undefined)),
  ),
  mutant(
    "context-type-ignored",
    ["GDK-21"],
    "an EncryptionContext of another type counts as not given",
    ignored("EncryptionContext"),
  ),
  mutant(
    "context-empty-object-ignored",
    ["GDK-21"],
    "the object {} as EncryptionContext counts as not given",
    rewriting("EncryptionContext", (value) =>
      isObject(value) && Object.keys(value).length === 0 ? undefined : value,
    ),
  ),
  mutant(
    "public-key-type-ignored",
    ["GDK-30"],
    "an EncryptionPublicKey of another type counts as not given",
    ignored("EncryptionPublicKey"),
  ),
  mutant(
    "public-key-false-ignored",
    ["GDK-30"],
    "false as EncryptionPublicKey counts as not given",
    rewriting("EncryptionPublicKey", (value) => (value === false ? undefined : value)),
  ),
  mutant(
    "algorithm-type-ignored",
    ["GDK-38"],
    "an EncryptionAlgorithm of another type counts as not given",
    ignored("EncryptionAlgorithm"),
  ),
  mutant(
    "algorithm-by-number",
    ["GDK-38"],
    "the number 0 counts as EncryptionAlgorithm SM2",
    readingText("EncryptionAlgorithm", (value) => (value === 0 ? "SM2" : undefined)),
  ),
];
