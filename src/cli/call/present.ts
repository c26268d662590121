import { redactSecrets } from "../../client/index.ts";
import { ExitCode } from "../../model/errors.ts";
import type { Exchange } from "../../model/exchange.ts";
import { type Breach, describe, readReply } from "../../oracle/index.ts";
import { plainBlock, plainLine } from "../../report/plain-text.ts";
import { escapeInvisible } from "../../report/visible-json.ts";
import { complain } from "../complain.ts";
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
    complain(stderr, `no answer (${outcome.cause}): ${outcome.message}`);
    return ExitCode.notJudged;
  }
  const reply = readReply(exchange);
  const text = redactSecrets(bodyText(outcome.body));
  stdout.write(`${stdout.isTTY === true ? plainBlock(escapeInvisible(text)) : text}\n`);
  const seen = `HTTP ${outcome.status} in ${Math.round(outcome.milliseconds)} ms: ${describe(reply)}`;
  const broken = breaches.map(({ requirement, reason }) => `breaks ${requirement}: ${reason}`);
  for (const line of [seen, ...broken]) stderr.write(`${plainLine(redactSecrets(line))}\n`);
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
