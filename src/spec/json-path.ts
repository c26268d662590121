/** Member names and indexes from the root of a document to a place in it. */
export type JsonPath = readonly string[];

/** The path of a JSON pointer (RFC 6901), e.g. `/pace/requestsPerSecond`. */
export function pathOf(pointer: string): JsonPath {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A path as people write it: `deviations[0].check`, `triggers["FailedOperation.EncryptionError"]`. */
export function printPath(path: JsonPath): string {
  const printed = path.map((segment) => {
    if (/^\d+$/.test(segment)) return `[${segment}]`;
    return /^[\w-]+$/.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`;
  });
  return printed.join("").replace(/^\./, "");
}
