import { ExitCode } from "../model/errors.ts";

/** Where a command writes. `columns`, `rows` and `isTTY` are those of a terminal, absent otherwise. */
export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** Variables by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command has around it: a test brings its own. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Environment;
  /** Calls `stop` when somebody wants the command to end; gives the function that ends the listening. */
  readonly onInterrupt: (stop: () => void) => () => void;
}

/** Takes the code that the process is to end with. */
export type Finish = (exitCode: ExitCode) => void;

/** The surroundings of a process: its streams, its environment, and Ctrl-C. */
export function processSurroundings(): Surroundings {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    onInterrupt,
  };
}

/** A reader that has seen enough (`| head`) is no failure of the command. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** The first signal asks, the second one ends the process at once. */
function onInterrupt(stop: () => void): () => void {
  let asked = false;
  const listen = (): void => {
    if (asked) process.exit(ExitCode.interrupted);
    asked = true;
    stop();
  };
  process.on("SIGINT", listen).on("SIGTERM", listen);
  return () => {
    process.off("SIGINT", listen).off("SIGTERM", listen);
  };
}
