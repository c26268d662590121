import { isUuid } from "./shown.ts";

/**
 * Whether the KeyId of an answer is the CMK that a request named: the same text, or a UUID that was named in capitals in the
 * small letters that RFC 9562 has UUIDs written in.
 */
export function isSameKeyId(answered: unknown, named: unknown): boolean {
  return (
    answered === named || (typeof named === "string" && isUuid(named) && answered === named.toLowerCase())
  );
}
