import type { CiphertextField } from "../crypto/index.ts";
import type { Exchange } from "../model/exchange.ts";
import type { Json } from "../model/verdict.ts";

/** One statement of the documents that one answer, or several together, does not keep. */
export interface Breach {
  readonly requirement: string;
  /** One sentence: what was expected and what came, without any part of a data key. */
  readonly reason: string;
  readonly evidence?: Json;
  /** The other sentence of a document that contradicts itself, where the answer follows that one. */
  readonly dispute?: string;
  /** The exchange that shows it; the last of them where it takes several. */
  readonly exchange: Exchange;
  /** The exchanges before it that it takes too. */
  readonly others?: readonly Exchange[];
}

/** What the judging of answers yields: which requirements were looked at, and which were broken. */
export interface Judgement {
  readonly examined: readonly string[];
  readonly breaches: readonly Breach[];
}

/** One SM2 ciphertext: the algorithm that was asked for, and its parts as they stand. */
export interface LaidOutCiphertext {
  readonly algorithm: string;
  readonly fields: readonly CiphertextField[];
}

/** Collects a {@link Judgement} while an answer is looked at from several sides. */
export class Findings {
  readonly #exchange: Exchange;
  readonly #examined = new Set<string>();
  readonly #breaches: Breach[] = [];
  /** The ciphertext that the answer brought, where it brought one that can be laid out. */
  ciphertext: LaidOutCiphertext | undefined;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** Records that `requirement` was looked at, and breached unless `kept`. Returns `kept`. */
  check(
    requirement: string,
    kept: boolean,
    reason: () => string,
    { evidence, dispute }: Pick<Breach, "evidence" | "dispute"> = {},
  ): boolean {
    this.#examined.add(requirement);
    if (!kept) {
      this.#breaches.push({
        requirement,
        reason: reason(),
        exchange: this.#exchange,
        ...(evidence === undefined ? {} : { evidence }),
        ...(dispute === undefined ? {} : { dispute }),
      });
    }
    return kept;
  }

  judgement(): Judgement {
    return { examined: [...this.#examined], breaches: this.#breaches };
  }
}
