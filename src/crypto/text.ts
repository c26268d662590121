import { fromHex, toBinaryString } from "./bytes.ts";

/** What kind of text bytes are, and the bytes that the text stands for. */
export interface TextForm {
  readonly kind: "hex" | "base64";
  readonly bytes: Uint8Array;
}

/**
 * Reads bytes that are wholly hex or Base64 text of at least 16 characters; `undefined` when they are not.
 * Sixteen random bytes are such text less than once in 10^9, so keys are not mistaken for text.
 */
export function readText(bytes: Uint8Array): TextForm | undefined {
  const text = toBinaryString(bytes).trim();
  if (text.length < 16) return undefined;
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return { kind: "hex", bytes: fromHex(text) };
  const compact = text.replace(/\r?\n/g, "");
  const padded = compact.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(compact);
  return padded ? { kind: "base64", bytes: new Uint8Array(Buffer.from(compact, "base64")) } : undefined;
}
