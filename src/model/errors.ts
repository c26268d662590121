/** Exit codes of every command, as the README's table has them. */
export const ExitCode = {
  conforms: 0,
  violates: 1,
  usage: 2,
  notJudged: 3,
  harness: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * An error for people: `message` says in one line what happened, where, and what to do.
 * `code` is stable and names the kind; `exitCode` is what a command ends with when nobody handles it.
 */
export abstract class HarnessError extends Error {
  abstract readonly code: string;
  abstract readonly exitCode: ExitCode;

  override get name(): string {
    return this.constructor.name;
  }
}

/** The call, the profile, a spec or a document page is wrong: the person at the keyboard can mend it. */
export class UsageError extends HarnessError {
  readonly code = "usage";
  readonly exitCode = ExitCode.usage;
}

/** It could not be judged: unreachable, throttled, refused credentials, a missing fixture. */
export class EnvironmentError extends HarnessError {
  readonly code = "environment";
  readonly exitCode = ExitCode.notJudged;
}

/** The harness broke its own rules: always a bug in this project. */
export class InternalHarnessError extends HarnessError {
  readonly code = "harness";
  readonly exitCode = ExitCode.harness;
}
