import type { Granted } from "../../model/reply.ts";
import type { Json } from "../../model/verdict.ts";
import { type DataKey, decodeBase64, describe, isSameKeyId, shown } from "../../oracle/index.ts";
import type { Answer } from "./answer.ts";
import { Inapplicable, Violation } from "./throws.ts";

/** The answer was granted; gives its members. */
export function granted(answer: Answer): Granted {
  if (answer.reply.kind === "granted") return answer.reply;
  throw new Violation(`expected the request to be granted, it was ${describe(answer.reply)}`, answer);
}

/** The answer was granted and holds a data key that can be read. */
export function dataKeyOf(answer: Answer): DataKey {
  granted(answer);
  if (answer.dataKey) return answer.dataKey;
  const why = answer.breaches.map((breach) => breach.reason).join("; ");
  throw new Violation(
    `the answer holds no data key that can be read: ${why}`,
    answer,
    answer.breaches[0]?.evidence,
  );
}

/** The answer was granted and its data key has exactly `bytes` bytes. */
export function dataKeyOfLength(answer: Answer, bytes: number): DataKey {
  const key = dataKeyOf(answer);
  if (key.bytes.length === bytes) return key;
  throw new Violation(`the data key has ${key.bytes.length} bytes instead of ${bytes}`, answer, {
    bytes: key.bytes.length,
    expected: bytes,
  });
}

/** The answer is as predicted; where the documents leave it open and it was refused, the check does not apply. */
export function dataKeyWhereOffered(answer: Answer): DataKey {
  asPredicted(answer);
  if (answer.reply.kind === "granted") return dataKeyOf(answer);
  throw new Inapplicable(`the endpoint does not grant such a request: ${describe(answer.reply)}`, "endpoint");
}

/** The answer was refused with one of `codes`; gives the code. `because` says why these, for the reason. */
export function refusedWith(answer: Answer, codes: readonly string[], because: string): string {
  const { reply } = answer;
  if (reply.kind === "refused" && codes.includes(reply.code)) return reply.code;
  const expected = codes.length === 1 ? codes[0] : `one of ${codes.join(", ")}`;
  throw new Violation(`expected ${expected} (${because}), it was ${describe(reply)}`, answer);
}

/**
 * The answer is what the documents predict for its case: granted with a data key of the right length and algorithm,
 * or refused with a code that they name or leave open. Gives what was seen, for cases that may go either way.
 */
export function asPredicted(answer: Answer): Json {
  const { prediction, reply } = answer;
  if (!prediction) throw new TypeError("asPredicted needs a call that has a prediction");
  if (prediction.kind === "refused" || (prediction.kind === "either" && reply.kind === "refused")) {
    return refusedWith(answer, prediction.refusal.codes, prediction.refusal.because);
  }
  dataKeyOfLength(answer, prediction.grant.bytes);
  return "granted";
}

/** The answer was refused with a code that the documents name or leave open for its case. */
export function refusedAsPredicted(answer: Answer): string {
  const { prediction } = answer;
  if (!prediction || prediction.kind === "granted")
    throw new TypeError("refusedAsPredicted needs a case with a fault");
  return refusedWith(answer, prediction.refusal.codes, prediction.refusal.because);
}

/** The answer grants nothing, whatever else it is: an error envelope, another HTTP status, a page. */
export function notGranted(answer: Answer): Json {
  if (answer.reply.kind !== "granted") return describe(answer.reply);
  throw new Violation("expected the request to be turned away, it was granted", answer);
}

/** The answer is no fault of the service itself: neither InternalError nor an HTTP status of the 5xx class. Gives what it is. */
export function blamesNobody(answer: Answer): Json {
  const { reply, exchange } = answer;
  const isInternal = reply.kind === "refused" && reply.code.startsWith("InternalError");
  const isFault = exchange.outcome.kind !== "answered" || exchange.outcome.status >= 500;
  if (!isInternal && !isFault) return describe(reply);
  throw new Violation(`expected an answer to what was asked, it was ${describe(reply)}`, answer);
}

/** Two things are wrong: the answer was refused with a code of `codes`, or with one that its case explains. Gives which won. */
export function refusedByEither(answer: Answer, codes: readonly string[], because: string): string {
  const { prediction } = answer;
  const own = prediction && prediction.kind !== "granted" ? prediction.refusal.codes : [];
  return refusedWith(answer, [...codes, ...own], because);
}

/** The answer was refused with one of `codes`, or Decrypt gives the very same bytes: what was changed did not matter. */
export function refusedOrSame(
  answer: Answer,
  codes: readonly string[],
  bytes: Uint8Array,
  because: string,
): Json {
  if (answer.reply.kind !== "granted") return refusedWith(answer, codes, because);
  sameBytes(decrypted(answer), bytes, because, answer);
  return "granted";
}

/** Two byte strings are equal; says where they differ without showing either. */
export function sameBytes(seen: Uint8Array, expected: Uint8Array, what: string, answer: Answer): void {
  if (Buffer.compare(seen, expected) === 0) return;
  throw new Violation(
    seen.length === expected.length
      ? `${what}: the bytes differ`
      : `${what}: ${seen.length} bytes instead of ${expected.length}`,
    answer,
  );
}

/** A KeyId is that of a CMK. */
export function sameKeyId(seen: unknown, expected: string, what: string, answer: Answer): void {
  if (!isSameKeyId(seen, expected))
    throw new Violation(`${what} is ${shown(seen)} instead of ${expected}`, answer);
}

/** The answer of Decrypt was granted; gives the bytes of its Plaintext. */
export function decrypted(answer: Answer): Uint8Array {
  const { Plaintext: plaintext } = granted(answer).fields;
  if (typeof plaintext !== "string") throw new Violation("Decrypt gives no string Plaintext", answer);
  const decoded = decodeBase64(plaintext);
  if (typeof decoded === "string")
    throw new Violation(`Plaintext of Decrypt is not Base64: ${decoded}`, answer);
  return decoded.bytes;
}

/** Characters of a secret that are looked for; a shorter one stands in some answer by chance. */
const tellingSecret = 16;

/** The answer does not contain `secret` in any letter case. */
export function untold(
  answer: Answer,
  secret: string,
  what = "the signature that would have been right",
): void {
  const { outcome } = answer.exchange;
  if (outcome.kind === "unanswered") return;
  const told = [Buffer.from(outcome.body).toString("latin1"), ...Object.values(outcome.headers)]
    .join("\n")
    .toLowerCase();
  const forms = [secret, Buffer.from(secret, "hex").toString("base64")].filter(
    (form) => form.length >= tellingSecret,
  );
  if (forms.some((form) => told.includes(form.toLowerCase())))
    throw new Violation(`the answer tells ${what}`, answer);
}
