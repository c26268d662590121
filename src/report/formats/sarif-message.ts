import type { Message } from "sarif";
import { boundedLine } from "./bounded-text.ts";

/**
 * Foreign text as a SARIF message. A brace stands for a placeholder unless it is doubled, and `[text](address)` for a
 * link, which nobody but this tool may put there: the two parts are kept apart.
 */
export function messageOf(text: string, fallback: string): Message & { text: string } {
  const line = boundedLine(text, fallback);
  return { text: line.replace(/[{}]/g, "$&$&").replaceAll("](", "] (") };
}
