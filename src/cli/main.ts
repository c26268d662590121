#!/usr/bin/env node
import { ExitCode } from "../model/errors.ts";
import { keepBreakdownsSilent } from "./break-down.ts";
import { explain } from "./explain.ts";
import { processSurroundings } from "./surroundings.ts";

const words = process.argv.slice(2);
const debug = words.includes("--debug");
const surroundings = processSurroundings();
keepBreakdownsSilent(debug, surroundings);
// What the commands are made of reads specs/ and schemas/ as it loads, and what is wrong there is told as any other error is.
process.exitCode = await import("./command-line.ts").then(
  ({ runCommandLine }) => runCommandLine(words, surroundings),
  (error: unknown) => explain(error, debug, surroundings),
);
// What an interrupted run had under way would keep the process alive.
if (process.exitCode === ExitCode.interrupted) process.stdout.write("", () => process.exit());
