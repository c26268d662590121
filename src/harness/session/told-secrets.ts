import { readAuthorization } from "../../cases/index.ts";
import { derivedKeys, signTc3 } from "../../crypto/index.ts";
import type { Exchange, SignedRequest } from "../../model/exchange.ts";
import type { Credentials } from "../../model/secret.ts";

/** Characters of a secret that is looked for; a shorter one stands in some answer by chance. */
const shortestSecret = 16;

interface Form {
  /** In small letters. */
  readonly text: string;
  readonly what: string;
}

/** Looks in answers for what is never told: SecretKeys, the keys that they lead to, and signatures that were not sent. */
export class ToldSecrets {
  readonly #secretKeys: readonly string[];
  #date = "";
  #forms: readonly Form[] = [];

  constructor(callers: readonly Credentials[]) {
    // A SecretKey that is a SecretId as well stands in answers with good reason.
    const ids = callers.map(({ secretId }) => secretId.reveal());
    const keys = callers.map(({ secretKey }) => secretKey.reveal());
    this.#secretKeys = keys.filter((key) => !ids.includes(key));
  }

  /** What the answer tells, in a few words; `undefined` where it tells nothing. */
  in({ call, request, outcome }: Exchange): string | undefined {
    if (outcome.kind === "unanswered") return undefined;
    const answer = [Buffer.from(outcome.body).toString("latin1"), ...Object.values(outcome.headers)];
    const told = answer.join("\n").toLowerCase();
    const unsent = call.signing === undefined ? [] : this.#signaturesOf(request);
    return [...this.#formsOfToday(), ...unsent].find(({ text }) => told.includes(text))?.what;
  }

  #formsOfToday(): readonly Form[] {
    const today = new Date().toISOString().slice(0, 10);
    if (today === this.#date) return this.#forms;
    this.#date = today;
    this.#forms = this.#secretKeys.flatMap((secretKey) => [
      ...formsOf(Buffer.from(secretKey), "the SecretKey"),
      ...longEnough([secretKey], "the SecretKey"),
      ...derivedKeys(secretKey, today).flatMap((key) => formsOf(Buffer.from(key, "hex"), "a key that signs")),
    ]);
    return this.#forms;
  }

  /** The signatures that the request should have carried and did not. */
  #signaturesOf(request: SignedRequest): readonly Form[] {
    return this.#secretKeys
      .flatMap((secretKey) => unsentSignatures(request, secretKey))
      .flatMap((signature) =>
        formsOf(Buffer.from(signature, "hex"), "the signature that would have been right"),
      );
  }
}

function formsOf(bytes: Buffer, what: string): readonly Form[] {
  const written = (["hex", "base64", "base64url"] as const).map((encoding) => bytes.toString(encoding));
  return longEnough(
    written.map((text) => text.replace(/=+$/, "")),
    what,
  );
}

function longEnough(texts: readonly string[], what: string): readonly Form[] {
  const long = texts.filter((text) => text.length >= shortestSecret);
  return long.map((text) => ({ text: text.toLowerCase(), what }));
}

/** Signatures with the date that was sent and with that of the timestamp, but for the one that was sent. */
function unsentSignatures(request: SignedRequest, secretKey: string): readonly string[] {
  const { method, path, headers, body } = request;
  const sent = authorizationOf(request);
  if (sent === undefined) return [];
  const timestamp = Number(headers["x-tc-timestamp"]);
  const dates = new Set([sent.date, dayOf(timestamp) ?? sent.date]);
  const signatures = [...dates].map(
    (date) =>
      signTc3({
        ...{ ...sent, date, method, headers, body, secretKey, timestamp },
        canonicalQuery: path.replace(/^\/\??/, ""),
        signedHeaders: sent.signedHeaders.split(";"),
      }).signature,
  );
  return signatures.filter((signature) => signature !== sent.signature);
}

/** YYYY-MM-DD; `undefined` for a time beyond every calendar. */
function dayOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

function authorizationOf(request: SignedRequest) {
  try {
    return readAuthorization(request);
  } catch {
    return undefined;
  }
}
