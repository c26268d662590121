import { stripVTControlCharacters } from "node:util";
import { columnsOf } from "../report/columns.ts";
import type { Output } from "./surroundings.ts";

const eraseRest = "\u001b[K";
const eraseBelow = "\u001b[J";
/** Terminals that know it show a frame at once; the others take no notice. */
const begin = "\u001b[?2026h";
const end = "\u001b[?2026l";

/**
 * Lines at the bottom of a terminal that are drawn over each other, each frame in one write and without erasing
 * anything first, so that nothing flickers. A line must be narrower than the terminal.
 */
export class LiveLines {
  readonly #output: Output;
  #shown: readonly string[] = [];

  constructor(output: Output) {
    this.#output = output;
  }

  /** Replaces the lines that are there. */
  draw(lines: readonly string[]): void {
    if (lines.length === this.#shown.length && lines.every((line, index) => line === this.#shown[index]))
      return;
    const text = lines.map((line) => line + eraseRest).join("\n");
    this.#output.write(`${begin}${this.#home()}${text}${eraseBelow}${end}`);
    this.#shown = lines;
  }

  /** Takes the lines away. */
  clear(): void {
    if (this.#shown.length > 0) this.#output.write(`${this.#home()}${eraseBelow}`);
    this.#shown = [];
  }

  /** To the beginning of the first line, also where the terminal has become narrower and wraps them now. */
  #home(): string {
    const width = this.#output.columns ?? Number.POSITIVE_INFINITY;
    const rowsOf = (line: string): number =>
      Math.max(1, Math.ceil(columnsOf(stripVTControlCharacters(line)) / width));
    const up = this.#shown.reduce((rows, line) => rows + rowsOf(line), 0) - 1;
    return up > 0 ? `\r\u001b[${up}A` : "\r";
  }
}
