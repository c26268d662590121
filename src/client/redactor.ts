import { type Credentials, secretValues } from "../model/secret.ts";

/** A value of fewer signs is no secret, and stands in any text by chance. */
const SHORTEST_SECRET = 4;

let last = { values: 0, redact: (text: string): string => text };

/** The text without the value of any Secret that this process has made: for errors, which may come from anywhere. */
export function redactSecrets(text: string): string {
  const values = secretValues();
  if (values.length !== last.values) last = { values: values.length, redact: redactorOf(values) };
  return last.redact(text);
}

/**
 * A function that replaces every SecretId, SecretKey and token of these credentials by `[redacted]`, wherever
 * they stand in a text: as they are, as JSON or a URL writes them, in hex, or in Base64, also inside something longer.
 */
export function createRedactor(credentials: readonly Credentials[]): (text: string) => string {
  return redactorOf(
    credentials.flatMap(({ secretId, secretKey, token }) =>
      [secretId, secretKey, token].map((secret) => secret?.reveal() ?? ""),
    ),
  );
}

function redactorOf(values: readonly string[]): (text: string) => string {
  const secrets = values.filter((value) => value.length >= SHORTEST_SECRET);
  const forms = [...new Set(secrets.flatMap(formsOf))];
  if (forms.length === 0) return (text) => text;
  // The longest first: a form may begin with a shorter one, and its rest would stay.
  forms.sort((one, other) => other.length - one.length);
  const pattern = new RegExp(
    forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|"),
    "g",
  );
  return (text) => text.replace(pattern, "[redacted]");
}

function formsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const hex = bytes.toString("hex");
  const percent = encodeURIComponent(value);
  const strict = percent.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    ...bothCases(percent),
    ...bothCases(strict),
    hex,
    hex.toUpperCase(),
    ...base64Forms(bytes),
  ];
}

function bothCases(percent: string): readonly string[] {
  return [percent, percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())];
}

/** Base64 of fewer signs than this would also be found where it means nothing. */
const SHORTEST_BASE64 = 6;

/**
 * What Base64 shows of the bytes at each of their three possible places in its groups, without the signs that
 * neighbouring bytes share:
 *
 *     bytes      |--------|--------|--------|
 *     signs      |------|------|------|------|      place 0: from sign 0, place 1: from sign 2, place 2: from sign 3
 */
function base64Forms(bytes: Buffer): readonly string[] {
  const whole = bytes.toString("base64");
  const parts = [0, 1, 2].map((place) => {
    const encoded = Buffer.concat([Buffer.alloc(place), bytes]).toString("base64");
    return encoded.slice(Math.ceil((place * 8) / 6), Math.floor(((place + bytes.length) * 8) / 6));
  });
  const forms = [whole, whole.replaceAll("=", ""), ...parts].filter((form) => form.length >= SHORTEST_BASE64);
  return forms.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}
