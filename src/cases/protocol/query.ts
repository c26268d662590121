import type { Parameters } from "../../model/exchange.ts";
import { LENGTH } from "../minimal-request.ts";
import { isPlaceholder } from "../placeholder.ts";

/**
 * Whether every value is the same in a query: there all is text, and what is empty or of another type cannot be told. One that
 * is `undefined` is not sent.
 */
export function canBeQuery(parameters: Parameters): boolean {
  const isPlain = (name: string, value: unknown): boolean =>
    (typeof value === "number" && name === LENGTH) ||
    value === undefined ||
    isPlaceholder(value) ||
    (typeof value === "string" && isPlainText(value));
  return Object.entries(parameters).every(([name, value]) => /^\w+$/.test(name) && isPlain(name, value));
}

function isPlainText(text: string): boolean {
  return text !== "" && !/[^\P{Cc}\r\n]/u.test(text) && text.length < 4096;
}
