#!/usr/bin/env node
import { ExitCode } from "../model/errors.ts";
import { runCommandLine } from "./command-line.ts";
import { processSurroundings } from "./surroundings.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), processSurroundings());
// What an interrupted run had under way would keep the process alive.
if (process.exitCode === ExitCode.interrupted) process.stdout.write("", () => process.exit());
