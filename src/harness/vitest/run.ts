import type {
  CliOptions,
  Reporter,
  TestCase,
  TestModule,
  TestSequencer,
  TestSpecification,
  TestSuite,
} from "vitest/node";
import { redactSecrets } from "../../client/index.ts";
import type { Measurements } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { Traces } from "../../oracle/index.ts";
import { packageRoot } from "../../spec/index.ts";
import type { HarEntry } from "../evidence/har.ts";
import { lanesFor } from "../lanes.ts";
import type { Parcel } from "../parcel.ts";
import type { Sightings } from "../session/sightings.ts";
import type { RunEnvironment } from "./allure-reporter.ts";
import type { Declarations } from "./declaration.ts";
import { SignalKeeper } from "./signals.ts";

/** What came of running the suites. */
export interface SuiteRun {
  readonly verdicts: readonly Verdict[];
  readonly total: number;
  readonly retried: number;
  /** What went wrong in the harness itself: a suite that does not load, an error outside of every check. */
  readonly faults: readonly string[];
  /** Absent where no check was run. */
  readonly measurements?: Measurements;
}

/** What comes with a verdict: what its answers showed, and the requests that the suites have sent until then. */
export interface VerdictContext {
  readonly sightings: Sightings;
  readonly totals: { readonly total: number; readonly retried: number };
  /** What is kept of the answers since the verdict before, where the parcel says that traces are kept. */
  readonly traces?: Traces;
}

/** How a run is watched and where Allure's results go. */
export interface SuiteRunOptions {
  readonly parcel: Parcel;
  readonly allureResults?: string;
  /** Says, once all verdicts are there, which violations the profile declares, for Allure. */
  readonly declared?: (verdicts: readonly Verdict[]) => Declarations;
  readonly onVerdict?: (verdict: Verdict, told: VerdictContext) => void;
  /** Hears of exchanges, where the parcel says that they are kept. */
  readonly onExchanges?: (entries: readonly HarEntry[]) => void;
}

/**
 * Runs the suites in vitest: one worker thread, so that they share one client and one pace, with their tests side by
 * side. The endpoint under test may live on this thread.
 */
export async function runSuites(options: SuiteRunOptions): Promise<SuiteRun> {
  const [{ startVitest }, { AllureReporter }] = await Promise.all([
    import("vitest/node"),
    import("./allure-reporter.ts"),
  ]);
  const collector = new Collector(options);
  const { allureResults, parcel, declared } = options;
  const declarations = (): Declarations => declared?.(collector.result().verdicts) ?? new Map();
  const allure = allureResults
    ? [new AllureReporter(allureResults, environmentOf(parcel), declarations)]
    : [];
  // vitest sets the exit code of the process; it is this command's to set.
  const exitCode = process.exitCode;
  const vitest = await startVitest(
    "test",
    [],
    {
      ...fixedOptions(options.parcel.profile.pace.concurrency),
      provide: { parcel: options.parcel },
      reporters: [new SignalKeeper(), collector, ...allure],
    },
    { logLevel: "silent", clearScreen: false },
  );
  await vitest.close();
  process.exitCode = exitCode;
  return collector.result();
}

function environmentOf({ profile, effort, seed }: Parcel): RunEnvironment {
  return { endpoint: profile.endpoint, profile: profile.name, effort, seed: `${seed}` };
}

function fixedOptions(concurrency: number): CliOptions {
  return {
    root: packageRoot(),
    config: false,
    watch: false,
    include: ["dist/src/harness/vitest/{acts,throughout}.js"],
    exclude: [],
    pool: "threads",
    maxWorkers: 1,
    isolate: false,
    fileParallelism: false,
    maxConcurrency: lanesFor(concurrency),
    testTimeout: 0,
    hookTimeout: 0,
    sequence: { sequencer: InOrder },
    passWithNoTests: true,
    cache: false,
    coverage: { enabled: false },
    // The program is loaded by Node itself: one instance for both files, and no time spent on transforms.
    server: { deps: { external: [/\/dist\//] } },
  };
}

/** Files in the order of their names: the one that judges the whole run is the last. */
class InOrder implements TestSequencer {
  sort(files: TestSpecification[]): TestSpecification[] {
    return files.toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1));
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}

class Collector implements Reporter {
  readonly #options: SuiteRunOptions;
  readonly #verdicts: Verdict[] = [];
  readonly #faults: string[] = [];
  #totals = { total: 0, retried: 0 };
  #measurements: Measurements | undefined;

  constructor(options: SuiteRunOptions) {
    this.#options = options;
  }

  onTestModuleCollected(module: TestModule): void {
    for (const error of module.errors()) this.#faults.push(`${module.relativeModuleId}: ${error.message}`);
  }

  onTestCaseResult(testCase: TestCase): void {
    const { kmsConformance: meta, exchanges } = testCase.meta();
    if (exchanges) this.#options.onExchanges?.(exchanges);
    if (!meta) {
      const [error] = testCase.result().errors ?? [];
      this.#faults.push(`${testCase.fullName}: ${error?.message ?? "the check gave no verdict"}`);
      return;
    }
    this.#verdicts.push(meta.verdict);
    if (meta.totals.total >= this.#totals.total) this.#totals = meta.totals;
    this.#options.onVerdict?.(meta.verdict, meta);
  }

  onTestSuiteResult(suite: TestSuite): void {
    for (const error of suite.errors()) this.#faults.push(`${suite.fullName}: ${error.message}`);
    // They come in the order of their ends, so the latest knows most.
    this.#measurements = suite.meta().measurements ?? this.#measurements;
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly { readonly message: string }[]): void {
    for (const error of errors) this.#faults.push(error.message);
  }

  result(): SuiteRun {
    return {
      verdicts: this.#verdicts,
      ...this.#totals,
      faults: [...new Set(this.#faults.map(redactSecrets))],
      ...(this.#measurements === undefined ? {} : { measurements: this.#measurements }),
    };
  }
}
