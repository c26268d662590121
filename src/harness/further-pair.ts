import type { KeySymbol } from "../cases/index.ts";
import { type DecryptionKey, generateKeyPair } from "../crypto/index.ts";
import type { Session } from "./session.ts";

/** Not the one that nearly every RSA key has: who does not read it takes that for granted. */
const unusualExponent = 65_539;

/** A pair that no request of the run has used yet; an RSA key has another exponent than the run's own. */
export async function furtherPair(kind: KeySymbol, session: Session): Promise<DecryptionKey> {
  if (kind !== "RSA_2048") return session.freshPair(kind);
  const pair = await generateKeyPair(kind, unusualExponent);
  session.redaction.addPair(pair);
  return pair;
}
