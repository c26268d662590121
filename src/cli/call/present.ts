import { stripVTControlCharacters } from "node:util";
import { redactSecrets } from "../../client/index.ts";
import { ExitCode } from "../../model/errors.ts";
import type { Exchange } from "../../model/exchange.ts";
import { type Breach, describe, readReply } from "../../oracle/index.ts";
import type { Surroundings } from "../surroundings.ts";

/**
 * Shows an exchange: the answer on stdout as it came but for secrets, indented where it is JSON; what became of it, how
 * long it took and what it breaks on stderr. Gives 0 for granted, 1 for an answer that is not, 3 for no answer.
 */
export function presentExchange(
  exchange: Exchange,
  breaches: readonly Pick<Breach, "requirement" | "reason">[],
  { stdout, stderr }: Surroundings,
): ExitCode {
  const { outcome } = exchange;
  if (outcome.kind === "unanswered") {
    stderr.write(`kms-conformance: no answer (${outcome.cause}): ${outcome.message}\n`);
    return ExitCode.notJudged;
  }
  const reply = readReply(exchange);
  const text = redactSecrets(bodyText(outcome.body));
  stdout.write(`${stdout.isTTY === true ? stripVTControlCharacters(text) : text}\n`);
  stderr.write(
    `HTTP ${outcome.status} in ${Math.round(outcome.milliseconds)} ms: ${redactSecrets(describe(reply))}\n`,
  );
  for (const { requirement, reason } of breaches)
    stderr.write(redactSecrets(`breaks ${requirement}: ${reason}\n`));
  return reply.kind === "granted" ? ExitCode.conforms : ExitCode.violates;
}

function bodyText(body: Uint8Array): string {
  const text = Buffer.from(body).toString("utf8");
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value, null, 2);
  } catch {
    return text;
  }
}
