import { type FinalResults, Parser, type Result } from "tap-parser";

/** What a TAP reader makes of a text. */
export interface TapReading {
  readonly final: FinalResults;
  readonly points: readonly Result[];
  /** Lines that are no TAP, or that strict reading refuses. */
  readonly strays: readonly string[];
}

/** Reads a text strictly: whatever the parser does not understand is a stray. */
export function readTap(text: string): TapReading {
  const points: Result[] = [];
  const strays: string[] = [];
  let final: FinalResults | undefined;
  const parser = new Parser({ strict: true }, (results) => {
    final = results;
  });
  parser.on("assert", (point: Result) => points.push(point));
  parser.on("extra", (line: string) => strays.push(line));
  parser.end(text);
  if (final === undefined) throw new Error("the parser has not come to an end");
  return { final, points, strays };
}
