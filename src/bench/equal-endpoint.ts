import { Refusal, type Rules } from "../emulator/index.ts";
import type { Recording } from "./recording.ts";

/** Gives an endpoint the keys and the triggers of the recorded one, so that ids and blobs mean the same to it. */
export function equalTo({ keys, triggers }: Pick<Recording, "keys" | "triggers">): (rules: Rules) => Rules {
  let told = false;
  return (rules) => ({
    ...rules,
    checkMethod: (call) => {
      if (!told) for (const key of keys) call.state.keys.put(key);
      told = true;
      rules.checkMethod(call);
    },
    checkTrigger: (call) => {
      const code = call.action.use === "seal" ? triggers.get(call.key.keyId) : undefined;
      if (code !== undefined) throw new Refusal(code, "it was asked to fail");
    },
  });
}
