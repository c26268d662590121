import type { Change } from "../../change.ts";
import { onRefused } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { everyNth, given, refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Refuses so many good requests once `refused` has been told of. */
const deafAfter =
  (times: number, refused: (said: string) => boolean): Change =>
  (reference) => {
    let deaf = 0;
    const listening = onRefused((fields, _call, refusal) => {
      if (refused(`${refusal.code} ${refusal.subject}`)) deaf = times;
      return fields;
    })(reference);
    return refusing(() => {
      deaf -= 1;
      return deaf >= 0;
    }, "InternalError")(listening);
  };

/** A good request that comes at the wrong time gets InternalError, whatever it asks for. */
const spoiled = ["API-14", "GDK-02", "GDK-09", "GDK-10", "GDK-14", "GDK-17", "GDK-20"];

/** A bad request spoils the good ones after it. */
export const deaf: readonly Mutant[] = [
  mutant(
    "deaf-after-broken-body",
    spoiled,
    "after a body that is not JSON everything gives InternalError",
    deafAfter(Number.POSITIVE_INFINITY, (said) => said.includes("not JSON")),
  ),
  mutant(
    "deaf-for-one-after-broken-body",
    spoiled,
    "the first request after a body that is not JSON gives InternalError",
    deafAfter(1, (said) => said.includes("not JSON")),
  ),
  mutant(
    "deaf-for-one-after-wrong-type",
    spoiled,
    "the first request after a wrong type gives InternalError",
    deafAfter(1, (said) => said.includes("must be a")),
  ),
  mutant(
    "deaf-for-one-after-stranger",
    spoiled,
    "the first request after a caller who is not known gives InternalError",
    deafAfter(1, (said) => said.startsWith("AuthFailure.")),
  ),
  mutant(
    "deaf-for-one-after-refusal",
    spoiled,
    "the first request after any refusal gives InternalError",
    deafAfter(1, () => true),
  ),
  mutant(
    "every-second-with-context-refused",
    ["GDK-20", "GDK-02"],
    "every second request with a context is refused",
    (reference) => {
      const due = everyNth(2);
      return refusing((call) => given(call, "EncryptionContext") && due())(reference);
    },
  ),
];
