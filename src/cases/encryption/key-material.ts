import { createPublicKey } from "node:crypto";
import type { Effort } from "../../model/profile.ts";
import { ALGORITHM, companions, PUBLIC_KEY } from "../minimal-request.ts";
import type { KeySymbol } from "../placeholder.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";
import { algorithmsWithKeys } from "./algorithms.ts";
import { armour, unarmour } from "./armour.ts";
import {
  DSA_1024,
  ED25519,
  P_256,
  P_384,
  RSA_1024,
  RSA_2047,
  RSA_2048,
  RSA_3072,
  RSA_4096,
  SECP256K1,
  X25519,
} from "./public-keys.ts";
import { EXAMPLE_SM2, OTHER_FORM, WRONG_POINTS } from "./sm2-points.ts";

interface WrongKey {
  readonly name: string;
  readonly text: string;
  /** The pair whose algorithms it is sent with. */
  readonly like: KeySymbol;
  readonly effort: Effort;
}

const OTHER_KINDS: readonly WrongKey[] = [
  { name: "RSA_1024", text: RSA_1024, like: "RSA_2048", effort: "standard" },
  { name: "RSA_2047", text: RSA_2047, like: "RSA_2048", effort: "standard" },
  { name: "RSA_3072", text: RSA_3072, like: "RSA_2048", effort: "standard" },
  { name: "RSA_4096", text: RSA_4096, like: "RSA_2048", effort: "standard" },
  { name: "DSA_1024", text: DSA_1024, like: "RSA_2048", effort: "thorough" },
  { name: "P-256", text: P_256, like: "SM2", effort: "standard" },
  { name: "P-384", text: P_384, like: "SM2", effort: "standard" },
  { name: "secp256k1", text: SECP256K1, like: "SM2", effort: "standard" },
  { name: "Ed25519", text: ED25519, like: "SM2", effort: "standard" },
  { name: "X25519", text: X25519, like: "SM2", effort: "thorough" },
];

/** Public keys that are neither 2048-bit RSA nor SM2, each with every algorithm of the kind it is likest to. */
export function otherKinds(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  return OTHER_KINDS.flatMap((key) => rows(schema, facts, "kind", key));
}

/** SM2 public keys whose point is not on the curve, with both SM2 algorithms. */
export function wrongPoints(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  return WRONG_POINTS.flatMap(({ name, pem }) =>
    rows(schema, facts, "point", { name, text: pem, like: "SM2", effort: "standard" }),
  );
}

/** Text that is no PEM-encoded public key, with algorithms that would fit the key it was made from. */
export function malformedKeys(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  return malformedTexts().flatMap((key) => rows(schema, facts, "format", key));
}

function rows(schema: RequestSchema, facts: CaseFacts, what: string, key: WrongKey): readonly Row[] {
  const algorithms = algorithmsWithKeys(schema, facts).filter(([, symbol]) => symbol === key.like);
  return algorithms.map(([algorithm], index) => ({
    name: `${PUBLIC_KEY}.${what}.${key.name}.${algorithm}`,
    parameters: { ...companions(schema, PUBLIC_KEY), [PUBLIC_KEY]: key.text, [ALGORITHM]: algorithm },
    faults: [`${PUBLIC_KEY}.${what}`],
    effort: index === 0 ? key.effort : "thorough",
  }));
}

function malformedTexts(): readonly WrongKey[] {
  return [
    malformed("words", "not a public key", "SM2", "standard"),
    malformed("spaces", "   ", "SM2", "standard"),
    // Some languages take these for nothing at all.
    malformed("zero", "0", "SM2", "standard"),
    malformed("null-text", "null", "SM2", "standard"),
    malformed("undefined-text", "undefined", "SM2", "thorough"),
    malformed("none-text", "None", "SM2", "thorough"),
    malformed("false-text", "false", "SM2", "thorough"),
    malformed("headers-only", armour("PUBLIC KEY", new Uint8Array()), "SM2", "standard"),
    malformed("random-bytes", armour("PUBLIC KEY", patternless(91)), "SM2", "standard"),
    malformed("other-point-form", OTHER_FORM, "SM2", "standard"),
    malformed("jwk", jsonWebKey(), "RSA_2048", "standard"),
    malformed("hexadecimal", unarmour(EXAMPLE_SM2).toString("hex"), "SM2", "standard"),
    malformed("no-armour", unarmour(EXAMPLE_SM2).toString("base64"), "SM2", "standard"),
    ...(["SM2", "RSA_2048"] as const).flatMap(damaged),
  ];
}

function damaged(like: KeySymbol): readonly WrongKey[] {
  const pem = like === "SM2" ? EXAMPLE_SM2 : RSA_2048;
  const der = unarmour(pem);
  const body = der.toString("base64");
  const rearmoured = (text: string) => `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----\n`;
  const middle = body.length / 2;
  return [
    malformed(`certificate-label.${like}`, armour("CERTIFICATE", der), like, "standard"),
    malformed(`private-label.${like}`, armour("PRIVATE KEY", der), like, "thorough"),
    malformed(
      `no-footer.${like}`,
      pem.slice(0, pem.indexOf("-----END")),
      like,
      like === "SM2" ? "standard" : "thorough",
    ),
    malformed(
      `no-header.${like}`,
      pem.slice(pem.indexOf("\n") + 1),
      like,
      like === "SM2" ? "standard" : "thorough",
    ),
    malformed(
      `other-footer.${like}`,
      pem.replace("END PUBLIC KEY", "END CERTIFICATE"),
      like,
      like === "SM2" ? "thorough" : "standard",
    ),
    malformed(`half.${like}`, pem.slice(0, pem.length / 2), like, "standard"),
    malformed(`base64-cut.${like}`, rearmoured(body.slice(0, -9)), like, "thorough"),
    malformed(
      `base64-alphabet.${like}`,
      rearmoured(`${body.slice(0, middle)}*${body.slice(middle + 1)}`),
      like,
      "thorough",
    ),
    malformed(`der-cut.${like}`, armour("PUBLIC KEY", der.subarray(0, -8)), like, "standard"),
    malformed(
      `der-other-tag.${like}`,
      armour("PUBLIC KEY", Buffer.concat([Uint8Array.of(0x31), der.subarray(1)])),
      like,
      "thorough",
    ),
  ];
}

function malformed(name: string, text: string, like: KeySymbol, effort: Effort): WrongKey {
  return { name, text, like, effort };
}

function jsonWebKey(): string {
  return JSON.stringify(createPublicKey(RSA_2048).export({ format: "jwk" }));
}

/** Bytes that are no DER: the first is no tag of a sequence. */
function patternless(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * index * 89 + index * 37 + 0x9b) % 256);
}
