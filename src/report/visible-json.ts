import type { Json } from "../model/verdict.ts";

/** Characters that JSON leaves as they are but that a terminal or a reader would not see. */
const invisible = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** JSON text in which invisible characters are written as `\uXXXX`: the same value, safe to print. */
export function escapeInvisible(json: string): string {
  return json.replace(invisible, (character) => {
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
  });
}

/** A value as JSON on one line, with nothing invisible in it. */
export function jsonLine(value: Json): string {
  return escapeInvisible(JSON.stringify(value));
}

/** A value as JSON indented by two spaces, with nothing invisible in it. */
export function jsonBlock(value: unknown): string {
  return escapeInvisible(JSON.stringify(value, null, 2));
}
