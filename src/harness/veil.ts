import type { Parameters } from "../model/exchange.ts";
import type { Json } from "../model/verdict.ts";
import { isObject, isUuid } from "../oracle/index.ts";

/** Members whose text is for people and programs, never for data keys. */
const spoken: ReadonlySet<string> = new Set(["Code", "Message"]);

/**
 * A JSON value of an answer as evidence may show it. Of texts only error codes, messages, identifiers and what the
 * request itself held are left: an endpoint at fault may have put its data key into any other member.
 */
export function veiled(value: unknown, known: ReadonlySet<unknown>, name = ""): Json {
  if (typeof value === "string") {
    const open = value === "" || spoken.has(name) || known.has(value) || isUuid(value);
    return open ? value : `[redacted: ${value.length} characters]`;
  }
  if (Array.isArray(value)) return `[redacted: array of ${value.length}]`;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (!isObject(value)) return null;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [member, veiled(inner, known, member)]),
  );
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
