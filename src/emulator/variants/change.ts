import type { Call } from "../call.ts";
import { type Change, replacing } from "../change.ts";
import type { WireResponse } from "../message.ts";
import { Refusal } from "../refusal.ts";
import type { StepName } from "../rules/order.ts";
import type { Variant } from "./variant.ts";

/** Names a freedom; `profile` says what the profile of such an endpoint says otherwise. */
export function variant(
  name: string,
  freedom: string,
  rules: Change,
  profile?: NonNullable<Variant["profile"]>,
): Variant {
  return profile === undefined ? { name, freedom, rules } : { name, freedom, rules, profile };
}

/** Answers another code where `choose` gives one. */
export const coding =
  (choose: (refusal: Refusal, call: Call) => string | undefined): Change =>
  (reference) => ({
    ...reference,
    errorCode: (call, refusal) => choose(refusal, call) ?? reference.errorCode(call, refusal),
  });

/** Answers some codes as another. */
export const answering = (from: readonly string[], to: string): Change =>
  coding(({ code }) => (from.includes(code) ? to : undefined));

/** Changes the HTTP answer. */
export const onResponse =
  (
    change: (answer: WireResponse, call: Call, code: string) => WireResponse | Promise<WireResponse>,
  ): Change =>
  (reference) => ({
    ...reference,
    respond: async (call, envelope) => {
      const error: unknown = envelope.Response["Error"];
      const code = typeof error === "object" && error !== null && "Code" in error ? String(error.Code) : "";
      return change(await reference.respond(call, envelope), call, code);
    },
  });

/** Changes the text of every answer. */
export const onText = (change: (json: string) => string | Uint8Array): Change =>
  onResponse((answer) => ({ ...answer, body: change(Buffer.from(answer.body).toString("utf8")) }));

/** Refuses what the reference lets pass, where it checks the context. */
export const refusing =
  (when: (call: Call) => boolean, code: Refusal["code"] = "InvalidParameter"): Change =>
  (reference) => ({
    ...reference,
    checkContext: (call) => {
      reference.checkContext(call);
      if (when(call)) throw new Refusal(code, "this is not taken here");
    },
  });

/** Checks in another order. */
export const ordered = (order: readonly StepName[]): Change => replacing({ order });

/** Whether the call is about a data key that is to be made. */
export const isSealing = (call: Call): boolean => call.action.use === "seal";
