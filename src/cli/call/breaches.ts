import type { Exchange } from "../../model/exchange.ts";
import { type Breach, judge, predict, requestViolations } from "../../oracle/index.ts";
import { loadSpecs } from "../../spec/index.ts";

/**
 * What one answer breaks, as far as it alone can show it: of every answer its form; of a plain data key that was rightly
 * asked for also its length and its members. `byParameters` says that the parameters are what was sent.
 */
export function breachesOf(exchange: Exchange, byParameters: boolean): readonly Breach[] {
  const { action, parameters } = exchange.call;
  const isPlain = action === "GenerateDataKey" && byParameters && !parameters["EncryptionPublicKey"];
  const given = { parameters, faults: [] };
  const isRight = isPlain && requestViolations(parameters).length === 0;
  const expected = isRight ? { given, prediction: predict(loadSpecs(), given) } : {};
  // Whether the request was made to fail on purpose, only its sender knows.
  return judge(exchange, { ...expected, triggered: true }).judgement.breaches;
}
