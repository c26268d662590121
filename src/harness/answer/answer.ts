import type { Exchange } from "../../model/exchange.ts";
import type { Reply } from "../../model/reply.ts";
import type { Breach, DataKey, Prediction } from "../../oracle/index.ts";

/** What came back for one call: the answer as read, what was predicted, and what is wrong with it. */
export interface Answer {
  readonly exchange: Exchange;
  readonly reply: Reply;
  readonly prediction?: Prediction;
  /** The decoded data key of a granted GenerateDataKey answer. */
  readonly dataKey?: DataKey;
  readonly breaches: readonly Breach[];
}
