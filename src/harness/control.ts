import { measureSkew } from "../client/index.ts";
import type { Exchange, Send } from "../model/exchange.ts";
import type { Profile } from "../model/profile.ts";
import { readReply } from "../oracle/index.ts";

/** How the plain good request fares: is there an endpoint that can be judged at all? */
export type Control =
  | { readonly kind: "granted" }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: "failed"; readonly reason: string };

/** A control with the seconds by which the endpoint's clock is ahead of this one, as its Date header has it. */
export interface ControlResult {
  readonly control: Control;
  readonly skew: number;
}

/** One vice (a length, a KeySpec) must not pass for a dead endpoint, so three plain requests are tried. */
const plainRequests = [{ KeySpec: "AES_256" }, { NumberOfBytes: 32 }, { KeySpec: "AES_128" }];

/** Sends the positive control: granted when any plain good request is granted. */
export async function tryControl(send: Send, profile: Profile): Promise<ControlResult> {
  const keyId = profile.fixtures.enabledKey;
  if (typeof keyId !== "string") {
    const reason = "the profile names no enabledKey; add `fixtures: { enabledKey: <KeyId> }`";
    return { control: { kind: "failed", reason }, skew: 0 };
  }
  let last: ControlResult | undefined;
  for (const request of plainRequests) {
    last = readControl(await send({ parameters: { KeyId: keyId, ...request } }));
    if (last.control.kind !== "refused") return last;
  }
  return (
    last ?? {
      control: { kind: "failed", reason: "no request was sent" },
      skew: 0,
    }
  );
}

/** Reads one answer as a control: an answer of any form shows that somebody is there. */
export function readControl(exchange: Exchange): ControlResult {
  const reply = readReply(exchange);
  const skew = Math.round(measureSkew(exchange) ?? 0);
  switch (reply.kind) {
    case "granted":
      // A Date header that is far off although the signature was accepted says nothing of the clock.
      return {
        control: { kind: "granted" },
        skew: Math.abs(skew) > 240 ? 0 : skew,
      };
    case "refused":
      return {
        control: {
          kind: "refused",
          code: reply.code,
          message: reply.message ?? "",
        },
        skew,
      };
    case "malformed": {
      const answered = exchange.outcome.kind === "answered";
      return {
        control: answered ? { kind: "granted" } : { kind: "failed", reason: reply.why },
        skew,
      };
    }
    default:
      return reply satisfies never;
  }
}
