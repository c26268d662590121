import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { onParameters, onText } from "../changes/request-change.ts";
import type { Mutant } from "../mutant.ts";

/** Takes some texts for another. */
const taking = (name: string, texts: readonly string[], meant: string): Change =>
  onText(name, (value) => (texts.includes(value) ? meant : value));

/** What other languages than JSON write for nothing. */
const nothing = ["undefined", "None", "false"];
const nothingOrDefault = [...nothing, "0", "default"];
const few = "a few texts";

/** Changes the text of a body before it is parsed. */
const onBody =
  (change: (text: string, call: Call) => string): Change =>
  (reference) => ({
    ...reference,
    decodeBody: (call, body) =>
      reference.decodeBody(call, Buffer.from(change(Buffer.from(body).toString("utf8"), call))),
  });

/** What a language or a word of the machine takes for something else. */
export const idioms: readonly Mutant[] = [
  mutant(
    "public-key-zero-is-none",
    ["GDK-28"],
    "the text 0 counts as no public key",
    taking("EncryptionPublicKey", ["0"], ""),
  ),
  mutant(
    "public-key-null-text-is-none",
    ["GDK-28"],
    "the text null counts as no public key",
    taking("EncryptionPublicKey", ["null"], ""),
  ),
  mutant(
    "algorithm-null-text-is-none",
    ["GDK-37"],
    "the text null counts as no EncryptionAlgorithm",
    taking("EncryptionAlgorithm", ["null"], ""),
  ),
  mutant(
    "key-spec-null-text-is-default",
    ["GDK-11"],
    "the text null counts as AES_256",
    taking("KeySpec", ["null"], "AES_256"),
  ),
  mutant(
    "number-word-is-key-spec",
    ["GDK-16"],
    "a NumberOfBytes that is the name of a KeySpec is taken for that",
    onParameters((parameters) => {
      const { NumberOfBytes: number, ...rest } = Object.fromEntries(parameters);
      return number === "AES_128" || number === "AES_256"
        ? new Map(Object.entries({ ...rest, KeySpec: number }))
        : parameters;
    }),
  ),
  mutant(
    "number-of-64-bits",
    ["GDK-15"],
    "of a NumberOfBytes of many digits only the lower 64 bits are read",
    onBody((text) =>
      text.replace(
        /("NumberOfBytes":)(-?\d{17,})(?=[,}])/,
        (_, name, digits) => `${name}${BigInt.asUintN(64, BigInt(digits))}`,
      ),
    ),
  ),
  rareMutant(
    "public-key-nothing-is-none",
    ["GDK-28"],
    "undefined, None and the like as text count as no public key",
    few,
    taking("EncryptionPublicKey", nothing, ""),
  ),
  rareMutant(
    "algorithm-nothing-is-none",
    ["GDK-37"],
    "undefined, None and the like as text count as no EncryptionAlgorithm",
    few,
    taking("EncryptionAlgorithm", nothingOrDefault, ""),
  ),
  rareMutant(
    "key-spec-nothing-is-default",
    ["GDK-11"],
    "undefined, None and the like as text count as AES_256",
    few,
    taking("KeySpec", nothingOrDefault, "AES_256"),
  ),
];
