import type { Parameters } from "../../model/exchange.ts";
import type { Json } from "../../model/verdict.ts";
import { isObject, isUuid, wordsOf } from "../../oracle/index.ts";
import { plaintextOf, type Redaction } from "./redaction.ts";

/** Members whose text is for people and programs, never for data keys. */
const spoken: ReadonlySet<string> = new Set(["Code", "Message"]);

/** From here on numbers side by side may be the bytes of a key. */
const mostNumbers = 4;

/** What may be told of an answer: the values that its request held, and what the run knows of keys and secrets. */
export interface Veil {
  readonly known: readonly unknown[];
  readonly redaction: Redaction;
}

/**
 * A JSON value of an answer as evidence may show it. Of texts only error codes, messages, identifiers and what the
 * request itself held are left: an endpoint at fault may have put its data key into any other member.
 */
export function veiled(value: unknown, veil: Veil, name = ""): Json {
  if (name.toLowerCase() === "plaintext") return veiledPlaintext(value, veil);
  if (typeof value === "string") return veiledText(value, veil, name);
  if (Array.isArray(value)) return `[redacted: array of ${value.length}]`;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (!isObject(value)) return null;
  const numbers = Object.values(value).filter((inner) => typeof inner === "number");
  if (numbers.length > mostNumbers) return `[redacted: object of ${numbers.length} numbers]`;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [
      veil.redaction.text(wordsOf(member, veil.known)),
      veiled(inner, veil, member),
    ]),
  );
}

function veiledText(text: string, { known, redaction }: Veil, name: string): string {
  if (text === "" || known.includes(text) || isUuid(text)) return redaction.text(text);
  const shown = redaction.text(text);
  if (spoken.has(name)) return wordsOf(shown, known);
  // What is a known key and nothing else is told as such: whoever reads wants to know that it is the same.
  return /^\[redacted: [^\]]+\]$/.test(shown) ? shown : `[redacted: ${text.length} characters]`;
}

function veiledPlaintext(value: unknown, { redaction }: Veil): Json {
  if (value === "" || value === null) return value;
  const bytes = plaintextOf(value);
  if (bytes !== undefined && bytes.length > 0) return redaction.describe(bytes);
  return typeof value === "string"
    ? `[redacted: ${value.length} characters]`
    : `[redacted: a ${typeof value}]`;
}

/** The parameters of a request as evidence may show them: a CiphertextBlob by its length, for it may show its data key. */
export function veiledParameters(parameters: Parameters): Json {
  const { CiphertextBlob: blob } = parameters;
  const shown =
    typeof blob === "string"
      ? { ...parameters, CiphertextBlob: `[redacted: ${blob.length} characters]` }
      : parameters;
  const value: Json = JSON.parse(JSON.stringify(shown));
  return value;
}
