import { measureSkew } from "../../client/index.ts";
import type { Exchange, Parameters, Send } from "../../model/exchange.ts";
import type { Deviation, Profile } from "../../model/profile.ts";
import { type Expected, judge, Ledger, predict, wordsOf } from "../../oracle/index.ts";
import { loadSpecs } from "../../spec/index.ts";
import { whyForeign, whyUnanswered } from "../answer/unanswered.ts";
import { toExpression } from "../pattern.ts";

/** How the plain good request fares: is there an endpoint that can be judged at all? */
export type Control =
  /** `flaw` tells what was wrong with an earlier answer to such a request. */
  | { readonly kind: "granted"; readonly flaw?: string }
  /** Answered with something else than the data key that was asked for. */
  | { readonly kind: "wrong"; readonly reason: string }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: "failed"; readonly reason: string };

/** A control, and the seconds by which the endpoint's clock is ahead of this one, as its Date header has it, if any. */
export interface ControlResult {
  readonly control: Control;
  readonly skew: number | undefined;
}

/** One vice (a length, a KeySpec) must not pass for a dead endpoint, so three plain requests are tried. */
const plainRequests = [{ KeySpec: "AES_256" }, { NumberOfBytes: 32 }, { KeySpec: "AES_128" }];

/**
 * Sends the positive control: granted when any plain good request is given the data key that it asks for. One that gets
 * no answer may have met a fault of the network; a second one shows that nobody is there.
 */
export async function tryControl(send: Send, profile: Profile): Promise<ControlResult> {
  const keyId = profile.fixtures.enabledKey;
  if (typeof keyId !== "string") {
    const reason = "the profile names no enabledKey; add `fixtures: { enabledKey: <KeyId> }`";
    return { control: { kind: "failed", reason }, skew: undefined };
  }
  let last: ControlResult | undefined;
  let flaw: string | undefined;
  let failures = 0;
  for (const request of plainRequests) {
    const parameters = { KeyId: keyId, ...request };
    last = readControl(await send({ parameters }), parameters, profile.deviations);
    if (last.control.kind === "failed") failures += 1;
    if (last.control.kind === "wrong") flaw ??= last.control.reason;
    if (last.control.kind === "granted" && flaw !== undefined)
      return { ...last, control: { kind: "granted", flaw } };
    if (last.control.kind === "granted" || failures > 1) return last;
  }
  return last ?? { control: { kind: "failed", reason: "no request was sent" }, skew: undefined };
}

/** Reads one answer as a control; what the profile declares as a deviation does not make it wrong. */
export function readControl(
  exchange: Exchange,
  parameters: Parameters,
  deviations: readonly Deviation[] = [],
): ControlResult {
  return { control: controlOf(exchange, parameters, deviations), skew: measureSkew(exchange) };
}

/** What is expected of the answer to a plain good request. */
export function plainly(parameters: Parameters): Expected {
  const given = { parameters, faults: [] };
  return { given, prediction: predict(loadSpecs(), given) };
}

/** What the control is owed: an envelope, the KeyId that it named, strict Base64, as many random bytes as it asked for. */
const owed: ReadonlySet<string> = new Set([
  "API-05",
  "GDK-09",
  "GDK-10",
  "GDK-14",
  "GDK-46",
  "GDK-47",
  "GDK-57",
]);

function controlOf(exchange: Exchange, parameters: Parameters, deviations: readonly Deviation[]): Control {
  const { reply, judgement, dataKey } = judge(exchange, plainly(parameters));
  const unanswered = whyUnanswered(exchange) ?? whyForeign(exchange);
  if (unanswered !== undefined) return { kind: "failed", reason: unanswered };
  if (reply.kind === "refused")
    return { kind: "refused", code: reply.code, message: wordsOf(reply.message ?? "") };
  const ledger = new Ledger();
  ledger.add(exchange, judgement, undefined, dataKey);
  const wrong = ledger.each.breaches.filter(
    ({ requirement }) => owed.has(requirement) && !isDeclared(requirement, deviations),
  );
  const [first] = wrong;
  if (first) return { kind: "wrong", reason: first.reason };
  return reply.kind === "granted" ? { kind: "granted" } : { kind: "wrong", reason: reply.why };
}

/** Whether a deviation is declared for checks of a requirement: what stands before the slash of its pattern names it. */
function isDeclared(requirement: string, deviations: readonly Deviation[]): boolean {
  return deviations.some(({ check }) => toExpression(check.split("/", 1).join()).test(requirement));
}
