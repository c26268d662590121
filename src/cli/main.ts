#!/usr/bin/env node
import { ExitCode } from "../model/errors.ts";
import { keepBreakdownsSilent } from "./break-down.ts";
import { runCommandLine } from "./command-line.ts";
import { processSurroundings } from "./surroundings.ts";

const words = process.argv.slice(2);
const surroundings = processSurroundings();
keepBreakdownsSilent(words.includes("--debug"), surroundings);
process.exitCode = await runCommandLine(words, surroundings);
// What an interrupted run had under way would keep the process alive.
if (process.exitCode === ExitCode.interrupted) process.stdout.write("", () => process.exit());
