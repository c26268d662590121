import { createPublicKey } from "node:crypto";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { PublicKey } from "../../rules/public-key.ts";
import { passes } from "./caller-change.ts";

/** Reads a PEM that the reference refuses; `undefined` refuses it still. */
export const rescuing =
  (rescue: (pem: string, read: (pem: string) => PublicKey, call: Call) => PublicKey | undefined): Change =>
  (reference) => ({
    ...reference,
    readPublicKey: (call, pem) => {
      const read = (text: string) => reference.readPublicKey(call, text);
      if (passes(() => read(pem))) return read(pem);
      return rescue(pem, read, call) ?? read(pem);
    },
  });

/** Reads a PEM that the reference refuses after making another of it. */
export const repairing = (repair: (pem: string) => string): Change =>
  rescuing((pem, read) => (passes(() => read(repair(pem))) ? read(repair(pem)) : undefined));

/** Gives the data key plain where `isTaken` says so of a PEM that the reference refuses. */
export const plainWhere =
  (isTaken: (pem: string, refusal: unknown) => boolean): Change =>
  (reference) => ({
    ...reference,
    protect: (call, dataKey) => {
      const pem = call.filledText("EncryptionPublicKey");
      try {
        if (pem !== undefined) reference.readPublicKey(call, pem);
      } catch (refusal) {
        if (isTaken(pem ?? "", refusal)) return dataKey;
      }
      return reference.protect(call, dataKey);
    },
  });

/** The curve, or else the type, of the key that Node reads in a PEM; empty where it reads none. */
export const kindOf = (pem: string): string => {
  try {
    const { asymmetricKeyType = "", asymmetricKeyDetails } = createPublicKey(pem);
    return asymmetricKeyDetails?.namedCurve ?? asymmetricKeyType;
  } catch {
    return "";
  }
};

/** What stands between the lines of a PEM. */
export const base64Of = (pem: string): string => pem.replaceAll(/-----[^-]*-----|\s/g, "");

/** DER of a public key as PEM. */
export const armoured = (der: Uint8Array): string =>
  `-----BEGIN PUBLIC KEY-----\n${Buffer.from(der).toString("base64")}\n-----END PUBLIC KEY-----\n`;
