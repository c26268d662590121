import type { Verdict } from "../../model/verdict.ts";
import { columnsOf, shorten } from "../columns.ts";
import { plainBlock } from "../plain-text.ts";
import { escapeInvisible, jsonLine } from "../visible-json.ts";
import { longest } from "./bounded-text.ts";

/** What shows a violation, each as one printable line: the request, the answer, the command that repeats it. */
export interface Proof {
  readonly sent?: string;
  readonly seen?: string;
  readonly again?: string;
}

/**
 * The proof of a verdict; empty for one that is no violation. JSON goes in as text, since not every reader of a format
 * takes the lone surrogates that an endpoint can put into it. A text is cut at 2,000 columns, a command left out.
 */
export function proofOf(verdict: Verdict): Proof {
  if (verdict.outcome !== "violates") return {};
  const { counterexample, evidence, reproduce } = verdict;
  const command = reproduce === undefined ? undefined : commandLine(reproduce);
  return {
    ...(counterexample === undefined ? {} : { sent: shorten(jsonLine(counterexample), longest) }),
    ...(evidence === undefined ? {} : { seen: shorten(jsonLine(evidence), longest) }),
    ...(command === undefined ? {} : { again: command }),
  };
}

// Spaces stay as they are and nothing is cut off: a command must do the same after it was copied.
function commandLine(reproduce: string): string | undefined {
  const line = plainBlock(escapeInvisible(reproduce)).replaceAll("\n", " ");
  return columnsOf(line) > longest ? undefined : line;
}
