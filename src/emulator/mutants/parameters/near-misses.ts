import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { replacing } from "../../change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { onParameters, onText, readingNumber, rewriting } from "../changes/request-change.ts";
import type { Mutant } from "../mutant.ts";

const keysOf = (call: Call) => [...call.state.keys.all()].map(({ keyId }) => keyId);

/** Puts the KeyId of a CMK that is found somehow in the place of the one that was asked for. */
const onKeyId = (find: (asked: string, keyIds: readonly string[]) => string | undefined): Change =>
  onParameters((parameters, call) => {
    const asked = parameters.get("KeyId");
    const found = typeof asked === "string" ? find(asked, keysOf(call)) : undefined;
    return found === undefined ? parameters : new Map(parameters).set("KeyId", found);
  });

/** Finds a CMK by something of its identifier, where the whole finds none. */
const findingBy = (view: (keyId: string) => string): Change =>
  onKeyId((asked, keyIds) => keyIds.find((keyId) => view(keyId) === view(asked)));

/** Whether a KeyId begins with all that stands before a sign for any end. */
const fitsBefore = (sign: string, asked: string, keyId: string): boolean =>
  asked.length > sign.length && asked.endsWith(sign) && keyId.startsWith(asked.slice(0, -1));

/** A mutant that shows by a KeyId alone that is made for it. */
const seldom = (name: string, vice: string, rules: Change): Mutant =>
  rareMutant(name, ["GDK-65"], vice, "one KeyId in a hundred", rules);

/** Leaves undefined parameters out that `when` tells of. */
const ignoring = (when: (name: string, value: unknown) => boolean): Change =>
  onParameters((parameters, call) => {
    const isKnown = (name: string) => call.action.parameters.some((known) => known.name === name);
    return new Map([...parameters].filter(([name, value]) => isKnown(name) || !when(name, value)));
  });

/** What looks nearly like something valid is taken for it. */
export const nearMisses: readonly Mutant[] = [
  mutant(
    "key-id-urn-taken",
    ["GDK-65"],
    "urn:uuid: before a KeyId is taken off",
    onText("KeyId", (keyId) => keyId.replace(/^urn:uuid:/, "")),
  ),
  mutant(
    "key-id-by-letters-and-digits",
    ["GDK-65"],
    "hyphens in a KeyId are not looked at",
    findingBy((keyId) => keyId.replaceAll("-", "")),
  ),
  mutant(
    "key-id-by-ends",
    ["GDK-65"],
    "of a KeyId only the first and the last group are looked at",
    findingBy((keyId) => keyId.slice(0, 8) + keyId.slice(-12)),
  ),
  mutant(
    "key-id-by-first-group",
    ["GDK-65"],
    "the first group of a KeyId is enough",
    onKeyId((asked, keyIds) => keyIds.find((keyId) => asked.length === 8 && keyId.startsWith(asked))),
  ),
  mutant(
    "unknown-objects-ignored",
    ["API-11"],
    "undefined parameters that are objects are ignored",
    ignoring((_, value) => typeof value === "object"),
  ),
  mutant(
    "unknown-of-decrypt-ignored",
    ["API-11"],
    "parameters of Decrypt are ignored",
    ignoring((name) => name === "CiphertextBlob"),
  ),
  mutant(
    "unknown-truth-ignored",
    ["API-11"],
    "undefined parameters that are true or false are ignored",
    ignoring((_, value) => typeof value === "boolean"),
  ),
  mutant(
    "unknown-empty-name-ignored",
    ["API-11"],
    "a parameter without a name is ignored",
    ignoring((name) => name === ""),
  ),
  mutant(
    "unknown-prefixed-ignored",
    ["API-11"],
    "parameters that begin with x_ are ignored",
    ignoring((name) => name.startsWith("x_")),
  ),
  mutant(
    "minus-zero-left-out",
    ["GDK-15"],
    "NumberOfBytes of minus zero counts as left out",
    rewriting("NumberOfBytes", (value) => (Object.is(value, -0) ? undefined : value)),
  ),
  mutant(
    "number-exponent-taken",
    ["GDK-16"],
    "text with an exponent is a NumberOfBytes",
    readingNumber((value) =>
      typeof value === "string" && /^\d+e\d+$/.test(value) ? Number(value) : undefined,
    ),
  ),
  mutant(
    "number-zero-fraction-taken",
    ["GDK-16"],
    "text with a fraction of zero is a NumberOfBytes",
    readingNumber((value) =>
      typeof value === "string" && /^\d+\.0$/.test(value) ? Number(value) : undefined,
    ),
  ),
  mutant(
    "public-key-rsa-near-2048",
    ["GDK-29"],
    "RSA keys of 2041 to 2055 bits are taken",
    replacing({ rsaBits: Array.from({ length: 15 }, (_, at) => 2041 + at) }),
  ),
  mutant(
    "version-without-hyphens-served",
    ["API-10"],
    "a Version without its hyphens is served",
    (reference) => replacing({ versions: [...reference.versions, "20190118"] })(reference),
  ),
  mutant(
    "algorithm-left-empty-is-asn1",
    ["GDK-39"],
    "an EncryptionAlgorithm that is the empty string is SM2_C1C3C2_ASN1",
    (reference) => ({
      ...reference,
      resolveAlgorithm: (call) =>
        call.parameters.get("EncryptionAlgorithm") === ""
          ? "SM2_C1C3C2_ASN1"
          : reference.resolveAlgorithm(call),
    }),
  ),
  mutant(
    "key-id-padded",
    ["GDK-65"],
    "white space after a KeyId is not looked at",
    onText("KeyId", (keyId) => keyId.trimEnd()),
  ),
  mutant(
    "key-id-as-pattern",
    ["GDK-65"],
    "_ in a KeyId stands for any character",
    onKeyId((asked, keyIds) => {
      const pattern = new RegExp(`^${asked.replaceAll(/[^\w-]/g, "\\$&").replaceAll("_", ".")}$`);
      return keyIds.find((keyId) => pattern.test(keyId));
    }),
  ),
  mutant(
    "key-id-as-prefix-pattern",
    ["GDK-65"],
    "% in a KeyId stands for any end",
    onKeyId((asked, keyIds) => keyIds.find((keyId) => fitsBefore("%", asked, keyId))),
  ),
  seldom(
    "key-id-as-glob",
    "* in a KeyId stands for any end",
    onKeyId((asked, keyIds) => keyIds.find((keyId) => fitsBefore("*", asked, keyId))),
  ),
  mutant(
    "key-id-as-path",
    ["GDK-65"],
    "a KeyId is the path of a file",
    onText("KeyId", (keyId) => keyId.replace(/^\.\//, "")),
  ),
  mutant(
    "key-id-with-leading-zeros",
    ["GDK-65"],
    "zeros before a KeyId are not looked at",
    findingBy((keyId) => keyId.replace(/^0+/, "")),
  ),
  mutant(
    "key-id-folded",
    ["GDK-65"],
    "wide letters in a KeyId are taken for narrow ones",
    onText("KeyId", (keyId) => keyId.normalize("NFKC")),
  ),
  mutant(
    "key-id-of-any-version",
    ["GDK-65"],
    "the version in a KeyId is not looked at",
    findingBy((keyId) => keyId.replace(/^(.{14})./, "$1")),
  ),
];
