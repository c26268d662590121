import { createPublicKey } from "node:crypto";
import type { Call } from "../call.ts";
import type { Change } from "../change.ts";
import { oaepBlock, padding } from "../mutants/encryption/rsa-blocks.ts";
import { Refusal } from "../refusal.ts";
import { isSealing, refusing, variant } from "./change.ts";
import type { Variant } from "./variant.ts";

const algorithmOf = (call: Call): string => call.filledText("EncryptionAlgorithm") ?? "";
const hasKey = (call: Call): boolean => call.filledText("EncryptionPublicKey") !== undefined;

/** Reads other spellings of PEM as the one that the reference takes. */
const respelling =
  (respell: (pem: string) => string): Change =>
  (reference) => ({
    ...reference,
    decodePem: (pem) => {
      try {
        return reference.decodePem(pem);
      } catch (refusal) {
        if (!pem.includes("-----BEGIN ")) throw refusal;
        return reference.decodePem(readable(respell, pem, refusal));
      }
    },
  });

/** A PEM as it is respelled; what cannot be read at all is refused as before. */
function readable(respell: (pem: string) => string, pem: string, refusal: unknown): string {
  try {
    return respell(pem);
  } catch {
    throw refusal;
  }
}

/** Takes PEM of some form only. */
const demanding =
  (form: RegExp): Change =>
  (reference) => ({
    ...reference,
    decodePem: (pem) => {
      if (!form.test(pem)) throw new Refusal("FailedOperation.EncryptionError", "the PEM has another form");
      return reference.decodePem(pem);
    },
  });

function fromPkcs1(pem: string): string {
  return pem.includes("BEGIN RSA PUBLIC KEY")
    ? createPublicKey(pem).export({ type: "spki", format: "pem" }).toString()
    : pem;
}

/** Some libraries take the public half of a private key where a public one is asked for. */
function fromPrivate(pem: string): string {
  return pem.includes("PRIVATE KEY")
    ? createPublicKey(pem).export({ type: "spki", format: "pem" }).toString()
    : pem;
}

/** What an RSA key gets that comes without an algorithm. */
const rsaDefault =
  (algorithm: "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "RSAES_PKCS1_V1_5"): Change =>
  (reference) => ({
    ...reference,
    encrypt: {
      ...reference.encrypt,
      SM2: (call, key, message) =>
        (key.kind === "RSA" && algorithmOf(call) === ""
          ? reference.encrypt[algorithm]
          : reference.encrypt.SM2)(call, key, message),
    },
  });

/** Reads the public key before the state of the CMK is looked at. */
const readFirst: Change = (reference) => ({
  ...reference,
  checkAlgorithm: (call) => {
    reference.checkAlgorithm(call);
    const pem = call.filledText("EncryptionPublicKey");
    if (pem !== undefined) reference.readPublicKey(call, pem);
  },
});

/** Other readings of EncryptionPublicKey and EncryptionAlgorithm. */
export const publicKeyVariants: readonly Variant[] = [
  variant("sm2-with-prefix", "the raw ciphertext of SM2 begins with the 04 byte", (reference) => ({
    ...reference,
    sm2Raw: (parts) => Buffer.concat([Buffer.of(4), reference.sm2Raw(parts)]),
  })),
  // The standard of SM2 has it drawn again, the document of the API does not speak of it, and the answer decrypts.
  variant(
    "sm2-zero-key-stream-kept",
    "a key stream of zeros, as one byte meets it, is kept",
    (reference) => ({
      ...reference,
      sm2Useless: () => false,
    }),
  ),
  variant(
    "oaep-sha256-mgf1-sha1",
    "RSAES_OAEP_SHA_256 masks with SHA-1, as some libraries do unless told otherwise",
    padding(["RSAES_OAEP_SHA_256"], () => (message) => oaepBlock(message, { hash: "sha256", mask: "sha1" })),
  ),
  variant("algorithm-alone-unread", "without a public key the algorithm is not looked at", (reference) => ({
    ...reference,
    checkAlgorithm: (call) => (hasKey(call) ? reference.checkAlgorithm(call) : undefined),
  })),
  variant(
    "algorithm-alone-refused",
    "an algorithm without a public key is refused",
    refusing((call) => isSealing(call) && algorithmOf(call) !== "" && !hasKey(call)),
  ),
  variant(
    "algorithm-alone-lacks-a-key",
    "to an algorithm without a public key that key is missing",
    refusing((call) => isSealing(call) && algorithmOf(call) !== "" && !hasKey(call), "MissingParameter"),
  ),
  variant(
    "rsa-lacks-an-algorithm",
    "to an RSA key without an algorithm that algorithm is missing",
    (reference) => ({
      ...reference,
      encrypt: {
        ...reference.encrypt,
        SM2: (call, key, message) => {
          if (key.kind === "RSA" && algorithmOf(call) === "")
            throw new Refusal("MissingParameter", "EncryptionAlgorithm");
          return reference.encrypt.SM2(call, key, message);
        },
      },
    }),
  ),
  variant(
    "rsa-default-oaep-sha1",
    "an RSA key without an algorithm is used with RSAES_OAEP_SHA_1",
    rsaDefault("RSAES_OAEP_SHA_1"),
  ),
  variant(
    "rsa-default-oaep-sha256",
    "an RSA key without an algorithm is used with RSAES_OAEP_SHA_256",
    rsaDefault("RSAES_OAEP_SHA_256"),
  ),
  variant(
    "rsa-default-pkcs1",
    "an RSA key without an algorithm is used with RSAES_PKCS1_V1_5",
    rsaDefault("RSAES_PKCS1_V1_5"),
  ),
  variant("pem-crlf-refused", "lines of PEM end in LF", demanding(/^[^\r]*$/)),
  variant(
    "pem-lines-of-64",
    "PEM has lines of 64 characters and ends in a line end",
    demanding(/^-----BEGIN PUBLIC KEY-----\n(?:[^\n]{64}\n)*[^\n]{1,64}\n-----END PUBLIC KEY-----\n?$/),
  ),
  variant(
    "pem-text-around",
    "text before and behind the PEM is skipped",
    respelling((pem) => /-----BEGIN [\s\S]*-----/.exec(pem)?.[0] ?? pem),
  ),
  variant("pem-pkcs1", "a PEM of PKCS#1 is a public key too", respelling(fromPkcs1)),
  variant("pem-private", "of a private key the public half is taken", respelling(fromPrivate)),
  variant("public-key-first", "the public key is read before the state of the CMK", readFirst),
];
