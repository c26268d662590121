import { sm2 } from "sm-crypto-v2";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { replacing } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import type { Algorithm } from "../../rules/encryption.ts";
import { mutant } from "../changes/changes.ts";
import { encrypting } from "../changes/ciphertext-change.ts";
import { onText, readingText } from "../changes/request-change.ts";
import type { Mutant } from "../mutant.ts";

const algorithmOf = (call: Call): string => call.filledText("EncryptionAlgorithm") ?? "";
const isKnown = (call: Call): boolean => call.rules.algorithms.includes(algorithmOf(call));
const hasKey = (call: Call): boolean => call.filledText("EncryptionPublicKey") !== undefined;

/** Lets any EncryptionAlgorithm through and gives unknown ones to `protect`. */
const unknownGet =
  (protect: (call: Call, dataKey: Uint8Array, kind: "RSA" | "SM2") => Uint8Array | Algorithm): Change =>
  (reference) => ({
    ...reference,
    checkAlgorithm: (call) => (hasKey(call) ? undefined : reference.checkAlgorithm(call)),
    protect: (call, dataKey) => {
      const pem = call.filledText("EncryptionPublicKey");
      if (pem === undefined || algorithmOf(call) === "" || isKnown(call))
        return reference.protect(call, dataKey);
      const key = reference.readPublicKey(call, pem);
      const way = protect(call, dataKey, key.kind);
      return typeof way === "string" ? reference.encrypt[way](call, key, dataKey) : way;
    },
  });

/** Also takes one more name, as if it were another. */
const alias = (name: string, of: Algorithm): Change =>
  onText("EncryptionAlgorithm", (text) => (text === name ? of : text));

/** Refuses one of the valid values. */
const unsupported = (name: Algorithm): Change =>
  encrypting([name], () => () => {
    throw new Refusal("FailedOperation.EncryptionError", `${name} is not supported`);
  });

const byKind = { RSA: "RSAES_OAEP_SHA_256", SM2: "SM2" } as const;
const sm2Names = ["SM2", "SM2_C1C3C2_ASN1"] as const;
const rsaNames = ["RSAES_PKCS1_V1_5", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"] as const;

/** What is done with a key that the algorithm does not fit. */
const misfit = (names: readonly Algorithm[], other: Algorithm | "plain"): Change =>
  encrypting(names, (encrypt, reference) => (call, key, message) => {
    const fits = (key.kind === "SM2") === sm2Names.some((name) => names.includes(name));
    if (fits) return encrypt(call, key, message);
    return other === "plain" ? message : reference.encrypt[other](call, key, message);
  });

const together =
  (...changes: readonly Change[]): Change =>
  (reference) =>
    changes.reduce((rules, change) => change(rules), reference);

const basePoint = () => sm2.precomputePublicKey(sm2.getPublicKeyFromPrivateKey(`${"0".repeat(63)}1`), 1);

/** Which names are taken for what. */
const names: readonly Mutant[] = [
  mutant(
    "algorithm-inherited",
    ["GDK-37"],
    "names that every object has, like constructor, pass for an EncryptionAlgorithm, and SM2 is taken",
    (reference) => ({
      ...reference,
      checkAlgorithm: (call) => {
        if (!((call.filledText("EncryptionAlgorithm") ?? "") in {})) reference.checkAlgorithm(call);
      },
    }),
  ),
  mutant(
    "algorithm-unknown-plain",
    ["GDK-37"],
    "next to an unknown algorithm the data key stays plain",
    unknownGet((_call, dataKey) => dataKey),
  ),
  mutant(
    "algorithm-unknown-by-key",
    ["GDK-37"],
    "an unknown algorithm is replaced by one that fits the key",
    unknownGet((_call, _dataKey, kind) => byKind[kind]),
  ),
  mutant(
    "algorithm-unknown-sm2",
    ["GDK-37"],
    "an unknown algorithm is taken for SM2",
    unknownGet(() => "SM2"),
  ),
  mutant(
    "algorithm-any-case",
    ["GDK-37"],
    "the algorithm is read without regard to case",
    onText("EncryptionAlgorithm", (name) => name.toUpperCase()),
  ),
  mutant(
    "algorithm-trimmed",
    ["GDK-37"],
    "white space around the algorithm is dropped",
    onText("EncryptionAlgorithm", (name) => name.trim()),
  ),
  mutant(
    "algorithm-prefix",
    ["GDK-37"],
    "an algorithm is known by how it begins",
    onText(
      "EncryptionAlgorithm",
      (name) => [...sm2Names, ...rsaNames].findLast((known) => name.startsWith(known)) ?? name,
    ),
  ),
  mutant(
    "algorithm-cut",
    ["GDK-37"],
    "the beginning of a name stands for the whole of it",
    onText(
      "EncryptionAlgorithm",
      (name) => [...sm2Names, ...rsaNames].find((known) => name !== "" && known.startsWith(name)) ?? name,
    ),
  ),
  mutant(
    "algorithm-separators",
    ["GDK-37"],
    "hyphens in the algorithm are read as underscores",
    onText("EncryptionAlgorithm", (name) => name.replaceAll("-", "_")),
  ),
  mutant(
    "algorithm-oaep-sha-512",
    ["GDK-37"],
    "RSAES_OAEP_SHA_512 is taken for RSAES_OAEP_SHA_256",
    alias("RSAES_OAEP_SHA_512", "RSAES_OAEP_SHA_256"),
  ),
  mutant("algorithm-sm2-c1c3c2", ["GDK-37"], "SM2_C1C3C2 is taken for SM2", alias("SM2_C1C3C2", "SM2")),
  mutant("algorithm-rsa", ["GDK-37"], "RSA is taken for RSAES_PKCS1_V1_5", alias("RSA", "RSAES_PKCS1_V1_5")),
  mutant(
    "algorithm-oaep",
    ["GDK-37"],
    "RSAES_OAEP_SHA is taken for RSAES_OAEP_SHA_1",
    alias("RSAES_OAEP_SHA", "RSAES_OAEP_SHA_1"),
  ),
  mutant(
    "algorithm-unknown-internal-error",
    ["GDK-69", "GDK-37"],
    "an unknown algorithm gives InternalError",
    (reference) => ({
      ...reference,
      checkAlgorithm: (call) => {
        if (algorithmOf(call) !== "" && !isKnown(call)) throw new Error("no such algorithm");
      },
    }),
  ),
  mutant(
    "algorithm-number-ignored",
    ["GDK-38", "GDK-62"],
    "an algorithm that is no string counts as left out",
    readingText("EncryptionAlgorithm", () => ""),
  ),
  mutant(
    "algorithm-in-list",
    ["GDK-38", "GDK-62"],
    "a list with an algorithm is taken for the algorithm, any other for none",
    readingText("EncryptionAlgorithm", (value) =>
      Array.isArray(value) ? String(value[0] ?? "") : undefined,
    ),
  ),
  mutant(
    "algorithm-truthy-only",
    ["GDK-38", "GDK-62"],
    "0 and false count as no algorithm",
    readingText("EncryptionAlgorithm", (value) => (value === 0 || value === false ? "" : undefined)),
  ),
  mutant(
    "algorithm-sm2-unsupported",
    ["GDK-32", "GDK-39", "GDK-26", "GDK-02"],
    "SM2 is refused",
    unsupported("SM2"),
  ),
  mutant(
    "algorithm-asn1-unsupported",
    ["GDK-33", "GDK-02"],
    "SM2_C1C3C2_ASN1 is refused",
    unsupported("SM2_C1C3C2_ASN1"),
  ),
  mutant(
    "algorithm-pkcs1-unsupported",
    ["GDK-34", "GDK-43", "GDK-02"],
    "RSAES_PKCS1_V1_5 is refused",
    unsupported("RSAES_PKCS1_V1_5"),
  ),
  mutant(
    "algorithm-oaep-sha1-unsupported",
    ["GDK-35", "GDK-43", "GDK-02"],
    "RSAES_OAEP_SHA_1 is refused",
    unsupported("RSAES_OAEP_SHA_1"),
  ),
  mutant(
    "algorithm-oaep-sha256-unsupported",
    ["GDK-36", "GDK-43", "GDK-02"],
    "RSAES_OAEP_SHA_256 is refused",
    unsupported("RSAES_OAEP_SHA_256"),
  ),
];

/** The default, keys that do not fit, and an algorithm on its own. */
const uses: readonly Mutant[] = [
  mutant(
    "algorithm-default-oaep",
    ["GDK-39"],
    "without an algorithm RSAES_OAEP_SHA_256 is taken, so that SM2 keys are refused",
    replacing({ defaultAlgorithm: "RSAES_OAEP_SHA_256" }),
  ),
  mutant(
    "algorithm-required",
    ["GDK-39"],
    "EncryptionAlgorithm is required next to a public key",
    (reference) => ({
      ...reference,
      checkAlgorithm: (call) => {
        reference.checkAlgorithm(call);
        if (hasKey(call) && algorithmOf(call) === "")
          throw new Refusal("MissingParameter", "EncryptionAlgorithm");
      },
    }),
  ),
  mutant(
    "algorithm-misfit-by-key",
    ["GDK-41"],
    "an algorithm that does not fit the key is replaced by one that does",
    together(misfit(sm2Names, "RSAES_OAEP_SHA_256"), misfit(rsaNames, "SM2")),
  ),
  mutant(
    "algorithm-misfit-sm2-key",
    ["GDK-41"],
    "an SM2 key is used with SM2 whatever algorithm is named",
    misfit(rsaNames, "SM2"),
  ),
  mutant(
    "algorithm-misfit-rsa-key",
    ["GDK-41"],
    "an RSA key is used with PKCS#1 v1.5 where an SM2 algorithm is named",
    misfit(sm2Names, "RSAES_PKCS1_V1_5"),
  ),
  mutant(
    "algorithm-misfit-plain",
    ["GDK-41"],
    "next to an algorithm that does not fit the key the data key stays plain",
    together(misfit(sm2Names, "plain"), misfit(rsaNames, "plain")),
  ),
  mutant(
    "algorithm-misfit-internal-error",
    ["GDK-69", "GDK-41"],
    "an algorithm that does not fit the key gives InternalError",
    encrypting([...sm2Names, ...rsaNames], (encrypt, reference) => (call, key, message) => {
      const name = [...sm2Names, ...rsaNames].find((each) => each === reference.resolveAlgorithm(call));
      if ((key.kind === "SM2") !== (name?.startsWith("SM2") ?? true)) throw new Error("wrong key type");
      return encrypt(call, key, message);
    }),
  ),
  mutant(
    "algorithm-alone-encrypts",
    ["GDK-40", "GDK-27"],
    "an algorithm without a public key encrypts for the base point",
    (reference) => ({
      ...reference,
      protect: (call, dataKey) =>
        hasKey(call) || !algorithmOf(call).startsWith("SM2")
          ? reference.protect(call, dataKey)
          : reference.sm2Raw(reference.sm2Encrypt(call, basePoint(), dataKey)),
    }),
  ),
  mutant(
    "algorithm-alone-masks",
    ["GDK-40", "GDK-27"],
    "an algorithm without a public key gives a Plaintext of random bytes",
    (reference) => ({
      ...reference,
      protect: (call, dataKey) =>
        hasKey(call) || algorithmOf(call) === ""
          ? reference.protect(call, dataKey)
          : call.state.randomBytes(256),
    }),
  ),
  mutant(
    "algorithm-alone-internal-error",
    ["GDK-69", "GDK-40"],
    "an algorithm without a public key gives InternalError",
    (reference) => ({
      ...reference,
      protect: (call, dataKey) => {
        if (!hasKey(call) && algorithmOf(call) !== "") throw new Error("key is undefined");
        return reference.protect(call, dataKey);
      },
    }),
  ),
];

/** Mistakes in EncryptionAlgorithm. */
export const algorithmMutants: readonly Mutant[] = [...names, ...uses];
