const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is written like the identifiers of this API. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/**
 * From here on a run of letters and digits is no word: 16 bytes of a key are 22 signs of Base64. Nor are many signs that a
 * URL or JSON writes as numbers.
 */
const notAWord =
  /(?:[A-Za-z0-9+/_-]|%[0-9a-f]{2}|\\+\/){22,}(?:=|%3d){0,2}|(?:%[0-9a-f]{2}[\w.~!*'()-]*){6,}|(?:\\+u00[0-9a-f]{2}){6,}/gi;

/**
 * What an endpoint says (a code, a message, a header, a page) as it may be shown: without runs of signs that could be key
 * material. Identifiers stay, and what the request itself held (`known`).
 */
export function wordsOf(text: string, known: readonly unknown[] = []): string {
  return text.replace(notAWord, (run) =>
    isUuid(run) || known.some((value) => typeof value === "string" && value.includes(run))
      ? run
      : `[redacted: ${run.length} characters]`,
  );
}

/**
 * A value of an answer in a few words, for reasons and evidence. Of a text other than an identifier only the length is
 * told: an endpoint at fault may have put a data key anywhere.
 */
export function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "string") {
    return value === "" || isUuid(value) ? JSON.stringify(value) : `a string of ${value.length} characters`;
  }
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
