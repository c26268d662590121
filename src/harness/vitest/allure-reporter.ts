import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileSystemWriter, ReporterRuntime } from "allure-js-commons/sdk/reporter";
import AllureVitestReporter from "allure-vitest/reporter";
import type { TestCase, Vitest } from "vitest/node";
import { asCheck, asDeclared } from "./allure-result.ts";
import type { Declarations } from "./declaration.ts";

/** Facts of a run that Allure shows as its environment. */
export type RunEnvironment = Readonly<Record<string, string>>;

type Task = Parameters<AllureVitestReporter["handleTask"]>[0];

/**
 * Allure's reporter, with results in the words of verdicts, written while the run goes on and without its wait for the
 * disk after every one: with hundreds of results that wait is longer than the run, and what a power cut takes can be had
 * again by another run.
 */
export class AllureReporter extends AllureVitestReporter {
  readonly #resultsDir: string;
  readonly #declarations: () => Declarations;
  readonly #written = new Set<Task>();
  #vitest: Vitest | undefined;

  /** `declarations` is asked once all results are there. */
  constructor(resultsDir: string, environment: RunEnvironment, declarations: () => Declarations) {
    super({ resultsDir, reportMatchers: false, environmentInfo: { ...environment } });
    this.#resultsDir = resultsDir;
    this.#declarations = declarations;
  }

  override onInit(vitest: Vitest): void {
    super.onInit(vitest);
    this.#vitest = vitest;
    const writer = new VerdictWriter(this.#resultsDir, this.#declarations);
    this["allureReporterRuntime"] = new ReporterRuntime({ writer });
  }

  /** A failure waits until all verdicts are there: only then it is known what is declared of it. */
  onTestCaseResult(testCase: TestCase): void {
    const task = this.#vitest?.state.idMap.get(testCase.id);
    if (task === undefined || testCase.result().state === "failed") return;
    this.handleTask(task);
    this.#written.add(task);
  }

  /** Comes once more for all tasks when the run is over. */
  override handleTask(task: Task): void {
    if (!this.#written.has(task)) super.handleTask(task);
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
    const declared = (): Declarations => {
      this.#declared ??= this.#declarations();
      return this.#declared;
    };
    const told = asDeclared(asCheck(result), declared);
    writeFileSync(join(this.#resultsDir, `${result.uuid}-result.json`), JSON.stringify(told));
  }
}
