import type { Headers, SignedRequest } from "../model/exchange.ts";
import { jsonTokens } from "./json-tokens.ts";

/** A request as a report may show it. */
export interface RedactedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * The request without what signs it and without data keys: of the Authorization its scope and signed header
 * names are left, of X-TC-Token nothing, of a Plaintext its length.
 */
export function redactRequest({ method, path, headers, body }: SignedRequest): RedactedRequest {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) shown[name] = redactHeader(name.toLowerCase(), value);
  return {
    method,
    path: redactAnswer(path),
    headers: shown,
    body: redactAnswer(Buffer.from(body).toString("utf8")),
  };
}

function redactHeader(name: string, value: string): string {
  if (name === "x-tc-token") return "[redacted]";
  return name === "authorization" ? redactAuthorization(value) : value;
}

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=.*\/(?<scope>[^/,\s]*\/[^/,\s]*\/[^/,\s]*), ?SignedHeaders=(?<names>[^,\s]*), ?Signature=\S*$/;

function redactAuthorization(value: string): string {
  const { scope, names } = AUTHORIZATION.exec(value)?.groups ?? {};
  // What is not of that form may hold a secret anywhere.
  if (scope === undefined || names === undefined) return "[redacted]";
  return `TC3-HMAC-SHA256 Credential=[redacted]/${scope}, SignedHeaders=${names}, Signature=[redacted]`;
}

/**
 * The text with the value of every `Plaintext` replaced by its length. In JSON, also broken or cut off, that is
 * every member so named at any depth, whatever its type; in other text, what follows the word and a separator.
 */
export function redactAnswer(text: string): string {
  return redactLoose(redactMembers(text));
}

function redactMembers(text: string): string {
  const tokens = jsonTokens(text);
  const shown: string[] = [];
  let index = 0;
  while (index < tokens.length) {
    const value = isPlaintext(tokens[index]) ? valueAfter(tokens, index) : undefined;
    if (value === undefined) {
      shown.push(tokens[index] ?? "");
      index += 1;
    } else {
      shown.push(...tokens.slice(index, value.start), `"[redacted: ${sizeOf(value.text)}]"`);
      index = value.end;
    }
  }
  return shown.join("");
}

function isPlaintext(token: string | undefined): boolean {
  return token?.startsWith('"') === true && unquote(token)?.toLowerCase() === "plaintext";
}

function unquote(token: string): string | undefined {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The tokens of the value when a colon follows the name at `index`. */
function valueAfter(tokens: readonly string[], index: number): Span | undefined {
  const colon = skipSpace(tokens, index + 1);
  if (tokens[colon] !== ":") return undefined;
  const start = skipSpace(tokens, colon + 1);
  let depth = 0;
  let end = start;
  for (; end < tokens.length; end += 1) {
    const token = tokens[end] ?? "";
    if (depth === 0 && (token === "," || token === "}" || token === "]")) break;
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
  }
  if (/^\s/.test(tokens[end - 1] ?? "")) end -= 1;
  return end <= start ? undefined : { start, end, text: tokens.slice(start, end).join("") };
}

function skipSpace(tokens: readonly string[], from: number): number {
  return /^\s/.test(tokens[from] ?? "") ? from + 1 : from;
}

function sizeOf(value: string): string {
  if (value.startsWith("{")) return "an object";
  if (value.startsWith("[")) return "an array";
  if (!value.startsWith('"')) return "no string";
  return lengthOf(unquote(value) ?? value.slice(1));
}

function lengthOf(text: string): string {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0
    ? `${Buffer.from(text, "base64").length} bytes`
    : `${text.length} characters`;
}

/** XML, forms, key-value lines, and JSON inside a JSON string: the word, a separator, quotes, and a run of text. */
const LOOSE = /(plaintext(?:\\*["'])?\s*[:=>]{1,2}\s*\\*["']?)((?:\\+\/|[^\s"'\\<>&,;{}[\]])+)/gi;

function redactLoose(text: string): string {
  return text.replace(
    LOOSE,
    (_all, before: string, value: string) => `${before}[redacted: ${lengthOf(value.replaceAll("\\", ""))}]`,
  );
}
