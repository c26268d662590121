import { expect, test } from "vitest";
import { LiveLines } from "./live-lines.ts";
import { terminalOf } from "./testing/terminal.ts";

test("lines replace each other, also where there are fewer and shorter ones", async () => {
  const { output, seen } = terminalOf(20);
  const lines = new LiveLines(output);
  output.write("before\n");
  lines.draw(["first of three", "second", "third"]);
  expect(await seen()).toEqual(["before", "first of three", "second", "third"]);
  lines.draw(["first", "\u001b[31msecond\u001b[39m of two"]);
  expect(await seen()).toEqual(["before", "first", "second of two"]);
  lines.draw(["1", "2", "3", "请求"]);
  expect(await seen()).toEqual(["before", "1", "2", "3", "请求"]);
});

test("lines leave nothing behind when they are taken away", async () => {
  const { output, seen, written } = terminalOf(20);
  const lines = new LiveLines(output);
  output.write("before\n");
  lines.draw(["first", "second"]);
  lines.clear();
  lines.clear();
  output.write("after\n");
  expect(await seen()).toEqual(["before", "after"]);
  expect(written).toHaveLength(4);
});

test("lines at the bottom of the screen push up what is above, once", async () => {
  const { output, seen } = terminalOf(20, 4);
  const lines = new LiveLines(output);
  output.write("1\n2\n3\n");
  for (const frame of ["a", "b", "c"]) lines.draw([frame, `${frame}${frame}`]);
  expect(await seen()).toEqual(["1", "2", "3", "c", "cc"]);
});

test("a frame is one write, and none where nothing has changed", () => {
  const { output, written } = terminalOf(20);
  const lines = new LiveLines(output);
  lines.draw(["first", "second"]);
  lines.draw(["first", "second"]);
  expect(written).toHaveLength(1);
});

test("nothing is erased before something else is written in its place, which would flicker", () => {
  const { output, written } = terminalOf(20);
  const lines = new LiveLines(output);
  lines.draw(["first", "second"]);
  lines.draw(["1st", "2nd"]);
  expect(written[1]?.replaceAll("\u001b", "ESC")).toBe("ESC[?2026h\rESC[1A1stESC[K\n2ndESC[KESC[JESC[?2026l");
});

test("lines are found again where the terminal has become narrower and wraps them", async () => {
  const { output, seen, resize } = terminalOf(20);
  const lines = new LiveLines(output);
  output.write("before\n");
  lines.draw(["12345678 0", "abc"]);
  resize(8);
  expect(await seen()).toEqual(["before", "12345678", " 0", "abc"]);
  lines.draw(["x", "y"]);
  expect(await seen()).toEqual(["before", "x", "y"]);
});
