import xterm from "@xterm/headless";
import type { Output } from "../surroundings.ts";

/** A terminal of that size, as a program's output and as what somebody sees on it. */
export function terminalOf(columns: number, rows = 24) {
  const terminal = new xterm.Terminal({ cols: columns, rows, convertEol: true, allowProposedApi: true });
  const written: string[] = [];
  const output: Output = {
    isTTY: true,
    get columns() {
      return terminal.cols;
    },
    get rows() {
      return terminal.rows;
    },
    write: (text) => {
      written.push(text);
      terminal.write(text);
    },
  };
  return {
    output,
    written,
    resize: (width: number) => terminal.resize(width, rows),
    /** The lines on it from the top down, without blanks at their ends and without empty lines at the end. */
    seen: async (): Promise<readonly string[]> => {
      await new Promise<void>((resolve) => terminal.write("", resolve));
      const { active } = terminal.buffer;
      const lines = Array.from({ length: active.length }, (_, row) =>
        active.getLine(row)?.translateToString(true),
      );
      return lines.join("\n").replace(/\s+$/, "").split("\n");
    },
  };
}
