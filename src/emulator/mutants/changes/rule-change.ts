import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import type { StepName } from "../../rules/order.ts";

/** Leaves checks out. */
export const skipping =
  (...names: readonly StepName[]): Change =>
  (reference) => ({ ...reference, order: reference.order.filter((name) => !names.includes(name)) });

/** A change that remembers: `start` makes the memory of one endpoint. */
export const remembering =
  <Memory>(start: () => Memory, change: (memory: Memory) => Change): Change =>
  (reference) =>
    change(start())(reference);

/** A question that is answered with yes every `n`th time it is asked. */
export function everyNth(n: number): () => boolean {
  let asked = 0;
  return () => {
    asked += 1;
    return asked % n === 0;
  };
}

/** Whether the request asks for a data key, whatever else is wrong with it. */
export const asksForDataKey = (call: Call): boolean => call.header("x-tc-action") === "GenerateDataKey";

/** Whether a parameter is there and not null. */
export const given = (call: Call, name: string): boolean =>
  (call.parameters.get(name) ?? undefined) !== undefined;

export const byGet = (call: Call): boolean => call.request.method === "GET";

/** Refuses requests for data keys that the reference lets pass, once their types are checked. */
export const refusing =
  (when: (call: Call) => boolean, code: Refusal["code"] = "InvalidParameter"): Change =>
  (reference) => ({
    ...reference,
    steps: {
      ...reference.steps,
      length: (call) => {
        reference.steps.length(call);
        if (asksForDataKey(call) && when(call)) throw new Refusal(code, "this value is not taken");
      },
    },
  });
