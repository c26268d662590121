const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is written like the identifiers of this API. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
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
