import { inspect } from "node:util";

const values = new Set<string>();

/** The value of every {@link Secret} of this process: for taking them out of a text that goes out of it. */
export function secretValues(): readonly string[] {
  return [...values];
}

/**
 * A string that must never be printed: every printed form (string, JSON, inspection) is `[redacted]`.
 * Only {@link Secret.reveal} gives the value, so a leak is a visible word in the code.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    values.add(value);
  }

  /** The value itself: for signing and for nothing else. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return "[redacted]";
  }

  toJSON(): string {
    return "[redacted]";
  }

  [inspect.custom](): string {
    return "[redacted]";
  }
}

/** What a caller signs with: the SecretId names the key, the SecretKey signs, the token marks temporary credentials. */
export interface Credentials {
  readonly secretId: Secret;
  readonly secretKey: Secret;
  readonly token?: Secret;
}
