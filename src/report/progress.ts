import pico from "picocolors";
import { columnsOf, padEnd, shorten } from "./columns.ts";
import { counted } from "./quantity.ts";

/** How far one chapter is, in checks. */
export interface ChapterProgress {
  readonly name: string;
  readonly planned: number;
  readonly done: number;
  readonly violates: number;
  readonly inconclusive: number;
}

/** How far a run is. */
export interface RunProgress {
  readonly chapters: readonly ChapterProgress[];
  /** Part of the work that is done, from 0 to 1. */
  readonly share: number;
  /** Seconds that are left, as far as that can be told. */
  readonly secondsLeft?: number;
}

/** The screen that progress is shown on: no line is wider than `width`, there are no more lines than `rows`. */
export interface Screen {
  readonly width: number;
  readonly rows: number;
  readonly color: boolean;
}

const mostBarColumns = 32;
const fewestBarColumns = 4;

/** Columns beside the bar, as many as its words will ever take, so that it keeps its length. */
const wordColumns = " 100 %  about 90 min left".length;

/**
 * How far a run is, in lines without newlines: one for each chapter, a bar with the time left, the counts.
 *
 *   ✓ parameters             117/117
 *   ✗ data key                 9/13   1 violated
 *     errors                   0/40
 *   ████████████████░░░░░░░░░░░░░░░░  52 %  about 12 s left
 *   306 of 587 checks, 1 violation
 */
export function renderProgress(progress: RunProgress, screen: Screen): readonly string[] {
  const colors = pico.createColors(screen.color);
  const width = Math.max(1, screen.width);
  const last = [barLine(progress, width, colors), countLine(progress, width)];
  const chapters = chapterLines(progress.chapters, width, colors);
  // A frame higher than the screen could not be drawn over.
  return [...(chapters.length + last.length <= screen.rows ? chapters : []), ...last].slice(-screen.rows);
}

type Colors = ReturnType<typeof pico.createColors>;

function chapterLines(
  chapters: readonly ChapterProgress[],
  width: number,
  colors: Colors,
): readonly string[] {
  const rows = chapters.map((chapter) => ({
    chapter,
    count: `${chapter.done}/${chapter.planned}`,
    note: noteOf(chapter),
  }));
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(columnsOf));
  // As wide as it will become: a column that grows would move everything right of it.
  const counts = widest(chapters.map(({ planned }) => `${planned}/${planned}`));
  const notes = widest(rows.map(({ note }) => note));
  const room = width - 2 - 2 - counts - (notes === 0 ? 0 : 2 + notes);
  const names = Math.max(1, Math.min(room, widest(chapters.map(({ name }) => name))));
  return rows.map(({ chapter, count, note }) => {
    const [mark, paint] = markOf(chapter, colors);
    const name = padEnd(shorten(chapter.name, names), names);
    const line = `${mark} ${name}  ${count.padStart(counts)}${note === "" ? "" : `  ${note}`}`;
    return paint(shorten(line, width));
  });
}

function noteOf({ violates, inconclusive }: ChapterProgress): string {
  const parts = [
    ...(violates > 0 ? [`${violates} violated`] : []),
    ...(inconclusive > 0 ? [`${inconclusive} not judged`] : []),
  ];
  return parts.join(", ");
}

function markOf(chapter: ChapterProgress, colors: Colors): readonly [string, (text: string) => string] {
  if (chapter.violates > 0) return ["✗", colors.red];
  if (chapter.inconclusive > 0) return ["?", colors.yellow];
  if (chapter.done === 0) return [" ", colors.dim];
  return chapter.done < chapter.planned ? [" ", (text) => text] : ["✓", colors.green];
}

function barLine({ share, secondsLeft }: RunProgress, width: number, colors: Colors): string {
  const part = Math.min(1, Math.max(0, share));
  const words = `${String(Math.floor(part * 100)).padStart(4)} %  ${timeLeftWords(secondsLeft)}`.trimEnd();
  const columns = Math.min(mostBarColumns, width - wordColumns);
  // On a narrow screen the numbers say more than the bar.
  if (columns < fewestBarColumns) return shorten(words.trimStart(), width);
  const filled = Math.floor(part * columns);
  return `${colors.cyan("█".repeat(filled))}${colors.dim("░".repeat(columns - filled))}${words}`;
}

function countLine({ chapters }: RunProgress, width: number): string {
  const sum = (of: (chapter: ChapterProgress) => number) =>
    chapters.reduce((total, chapter) => total + of(chapter), 0);
  const checks = sum(({ planned }) => planned);
  const violations = sum(({ violates }) => violates);
  const open = sum(({ inconclusive }) => inconclusive);
  const parts = [
    `${sum(({ done }) => done)} of ${counted(checks, "check")}`,
    counted(violations, "violation"),
    ...(open > 0 ? [`${open} not judged`] : []),
  ];
  return shorten(parts.join(", "), width);
}

/** `about 12 s left`: rounded up, and the coarser the further away; empty where it is not known. */
export function timeLeftWords(seconds: number | undefined): string {
  if (seconds === undefined) return "";
  if (seconds <= 0) return "nearly done";
  if (seconds <= 90) return `about ${Math.ceil(seconds)} s left`;
  if (seconds <= 90 * 60) return `about ${Math.ceil(seconds / 60)} min left`;
  return `about ${Math.ceil(seconds / 1800) / 2} h left`;
}
