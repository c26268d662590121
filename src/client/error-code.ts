import type { Outcome } from "../model/exchange.ts";

/** An error envelope is a few hundred bytes: nothing longer is worth reading twice. */
const longestError = 8192;

/** The Error's Code of an answer, if `part` stands in it at all: what a client must know of an answer before it is judged. */
export function errorCodeOf(outcome: Outcome, part: string): string | undefined {
  if (outcome.kind === "unanswered" || outcome.body.byteLength > longestError) return undefined;
  const { buffer, byteOffset, byteLength } = outcome.body;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  if (!bytes.includes(part)) return undefined;
  const code = codeIn(bytes.toString("utf8"));
  return typeof code === "string" ? code : undefined;
}

function codeIn(text: string): unknown {
  try {
    return member(member(member(JSON.parse(text), "Response"), "Error"), "Code");
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
