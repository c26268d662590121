import { createRedactor, KeyRing } from "../../client/index.ts";
import type { DecryptionKey } from "../../crypto/index.ts";
import type { Profile } from "../../model/profile.ts";
import type { Reply } from "../../model/reply.ts";
import type { Finding, Json } from "../../model/verdict.ts";
import { type DataKey, decodeBase64, isObject, wordsOf } from "../../oracle/index.ts";

/** A Plaintext that is no Base64 may be any word; from here on it is taken for a key. */
const shortestText = 12;

/** What one run must not show: the secrets of its profile, its private keys, and every data key that it has met. */
export class Redaction {
  readonly #keys = new KeyRing();
  readonly #withoutSecrets: (text: string) => string;

  constructor({ credentials, unauthorizedCredentials }: Profile, pairs: readonly DecryptionKey[]) {
    this.#withoutSecrets = createRedactor([
      credentials,
      ...(unauthorizedCredentials ? [unauthorizedCredentials] : []),
    ]);
    for (const pair of pairs) this.addPair(pair);
  }

  /** Remembers what makes a pair private. */
  addPair(pair: DecryptionKey): void {
    for (const part of privateParts(pair)) this.#keys.add(part);
  }

  /** Remembers the key material of an answer: its decoded data key, and its Plaintext as it came. */
  learn(reply: Reply, dataKey: DataKey | undefined): void {
    if (dataKey) this.#keys.add(dataKey.bytes);
    if (reply.kind === "malformed") return;
    const bytes = plaintextOf(reply.fields["Plaintext"]);
    if (bytes) this.#keys.add(bytes);
  }

  /** A key by its length and a fingerprint that equal keys of this run share. */
  describe(bytes: Uint8Array): string {
    return `[redacted: ${this.#keys.describe(bytes)}]`;
  }

  /** The text without secrets and without the keys known by now. */
  text(text: string): string {
    return this.#keys.redact(this.#withoutSecrets(text));
  }

  /** The value with every text in it redacted, the names of members too. */
  json(value: Json): Json {
    if (typeof value === "string") return this.text(value);
    if (typeof value !== "object" || value === null) return value;
    if (isList(value)) return value.map((item) => this.json(item));
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [this.text(name), this.json(inner)]),
    );
  }

  /** A finding as it may leave the run. A command that must not be shown has not been made in the first place. */
  finding(finding: Finding): Finding {
    switch (finding.outcome) {
      case "violates":
        return {
          ...finding,
          reason: this.text(finding.reason),
          ...(finding.seen === undefined ? {} : { seen: wordsOf(this.text(finding.seen)) }),
          ...(finding.counterexample === undefined
            ? {}
            : { counterexample: this.json(finding.counterexample) }),
          ...this.#evidence(finding.evidence),
        };
      case "inconclusive":
        return { ...finding, reason: this.text(finding.reason), ...this.#evidence(finding.evidence) };
      case "inapplicable":
        return { ...finding, reason: this.text(finding.reason) };
      case "conforms":
        return { ...finding, ...this.#evidence(finding.evidence) };
      default:
        return finding satisfies never;
    }
  }

  #evidence(evidence: Json | undefined): { readonly evidence?: Json } {
    return evidence === undefined ? {} : { evidence: this.json(evidence) };
  }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The bytes of a Plaintext, whatever an endpoint has written there. */
export function plaintextOf(value: unknown): Uint8Array | undefined {
  if (typeof value === "string") {
    const decoded = decodeBase64(value);
    if (typeof decoded !== "string") return decoded.bytes;
    return value.length < shortestText ? undefined : Buffer.from(value);
  }
  const bytes: readonly unknown[] = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.values(value)
      : [];
  return Uint8Array.from(bytes.filter((byte) => typeof byte === "number"));
}

/** The numbers that make a pair private. */
function privateParts(key: DecryptionKey): readonly Uint8Array[] {
  if (key.kind === "SM2") return [Buffer.from(key.privateHex.reveal(), "hex")];
  const { d, p, q, dp, dq, qi } = key.privateKey.export({ format: "jwk" });
  return [d, p, q, dp, dq, qi].flatMap((part) =>
    part === undefined ? [] : [Buffer.from(part, "base64url")],
  );
}
