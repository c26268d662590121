import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileSystemWriter, ReporterRuntime } from "allure-js-commons/sdk/reporter";
import AllureVitestReporter from "allure-vitest/reporter";
import type { Vitest } from "vitest/node";
import { asCheck } from "./allure-result.ts";

/** Facts of a run that Allure shows as its environment. */
export type RunEnvironment = Readonly<Record<string, string>>;

/**
 * Allure's reporter, with results in the words of verdicts and without its wait for the disk after every one: with
 * hundreds of results that wait is longer than the run, and what a power cut takes can be had again by another run.
 */
export class AllureReporter extends AllureVitestReporter {
  readonly #resultsDir: string;

  constructor(resultsDir: string, environment: RunEnvironment) {
    super({ resultsDir, reportMatchers: false, environmentInfo: { ...environment } });
    this.#resultsDir = resultsDir;
  }

  override onInit(vitest: Vitest): void {
    super.onInit(vitest);
    this["allureReporterRuntime"] = new ReporterRuntime({ writer: new VerdictWriter(this.#resultsDir) });
  }
}

class VerdictWriter extends FileSystemWriter {
  readonly #resultsDir: string;

  constructor(resultsDir: string) {
    super({ resultsDir });
    this.#resultsDir = resultsDir;
    mkdirSync(resultsDir, { recursive: true });
  }

  override writeResult(result: Parameters<FileSystemWriter["writeResult"]>[0]): void {
    writeFileSync(join(this.#resultsDir, `${result.uuid}-result.json`), JSON.stringify(asCheck(result)));
  }
}
