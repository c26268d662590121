import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileSystemWriter, ReporterRuntime } from "allure-js-commons/sdk/reporter";
import AllureVitestReporter from "allure-vitest/reporter";
import type { Vitest } from "vitest/node";

/**
 * Allure's reporter, without its wait for the disk after every result: with hundreds of results that wait is longer
 * than the run, and what a power cut takes can be had again by another run.
 */
export class AllureReporter extends AllureVitestReporter {
  readonly #resultsDir: string;

  constructor(resultsDir: string) {
    super({ resultsDir, reportMatchers: false });
    this.#resultsDir = resultsDir;
  }

  override onInit(vitest: Vitest): void {
    super.onInit(vitest);
    this["allureReporterRuntime"] = new ReporterRuntime({ writer: new UnsyncedWriter(this.#resultsDir) });
  }
}

class UnsyncedWriter extends FileSystemWriter {
  readonly #resultsDir: string;

  constructor(resultsDir: string) {
    super({ resultsDir });
    this.#resultsDir = resultsDir;
    mkdirSync(resultsDir, { recursive: true });
  }

  override writeResult(result: Parameters<FileSystemWriter["writeResult"]>[0]): void {
    writeFileSync(join(this.#resultsDir, `${result.uuid}-result.json`), JSON.stringify(result));
  }
}
