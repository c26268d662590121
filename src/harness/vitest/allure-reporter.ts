import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileSystemWriter, ReporterRuntime } from "allure-js-commons/sdk/reporter";
import AllureVitestReporter from "allure-vitest/reporter";
import type { Vitest } from "vitest/node";
import { asCheck, asDeclared } from "./allure-result.ts";
import type { Declarations } from "./declaration.ts";

/** Facts of a run that Allure shows as its environment. */
export type RunEnvironment = Readonly<Record<string, string>>;

/**
 * Allure's reporter, with results in the words of verdicts and without its wait for the disk after every one: with
 * hundreds of results that wait is longer than the run, and what a power cut takes can be had again by another run.
 */
export class AllureReporter extends AllureVitestReporter {
  readonly #resultsDir: string;
  readonly #declarations: () => Declarations;

  /** `declarations` is asked once all results are there. */
  constructor(resultsDir: string, environment: RunEnvironment, declarations: () => Declarations) {
    super({ resultsDir, reportMatchers: false, environmentInfo: { ...environment } });
    this.#resultsDir = resultsDir;
    this.#declarations = declarations;
  }

  override onInit(vitest: Vitest): void {
    super.onInit(vitest);
    const writer = new VerdictWriter(this.#resultsDir, this.#declarations);
    this["allureReporterRuntime"] = new ReporterRuntime({ writer });
  }
}

class VerdictWriter extends FileSystemWriter {
  readonly #resultsDir: string;
  readonly #declarations: () => Declarations;
  #declared: Declarations | undefined;

  constructor(resultsDir: string, declarations: () => Declarations) {
    super({ resultsDir });
    this.#resultsDir = resultsDir;
    this.#declarations = declarations;
    mkdirSync(resultsDir, { recursive: true });
  }

  override writeResult(result: Parameters<FileSystemWriter["writeResult"]>[0]): void {
    this.#declared ??= this.#declarations();
    const told = asDeclared(asCheck(result), this.#declared);
    writeFileSync(join(this.#resultsDir, `${result.uuid}-result.json`), JSON.stringify(told));
  }
}
