import { randomBytes, randomUUID } from "node:crypto";
import { isUuid } from "../oracle/index.ts";

/**
 * A KeyId that no CMK has. Where the enabled CMK's is a UUID it has the same form, version and node, so that an endpoint
 * that takes identifiers of its own kind only finds nothing wrong with it; elsewhere it is a random UUID.
 */
export function absentKeyLike(enabledKey: string | null | undefined): string {
  return typeof enabledKey === "string" && isUuid(enabledKey)
    ? randomBytes(4).toString("hex") + enabledKey.slice(8)
    : randomUUID();
}
