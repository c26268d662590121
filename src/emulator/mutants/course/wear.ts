import type { Change } from "../../change.ts";
import { onGrant, onKey, without } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { derived } from "../changes/key-change.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Answers of this request as they would be after `n` others. */
const afterRequests =
  (n: number, change: Change): Change =>
  (reference) => {
    const worn = change(reference);
    let granted = 0;
    return {
      ...reference,
      resolveLength: (call) => (granted >= n ? worn : reference).resolveLength(call),
      makeDataKey: (length, call) => {
        granted += 1;
        return (granted > n ? worn : reference).makeDataKey(length, call);
      },
      successAnswer: (call, fields) => (granted > n ? worn : reference).successAnswer(call, fields),
    };
  };

const firstOnly = (change: (key: Uint8Array) => Uint8Array): Change =>
  remembering(
    () => ({ used: false }),
    (memory) =>
      onKey((key) => {
        if (memory.used) return key;
        memory.used = true;
        return change(key);
      }),
  );

function refusingAll(): Change {
  return (reference) => ({
    ...reference,
    makeDataKey: () => {
      throw new Error("worn out");
    },
  });
}

/** Endpoints that get worse with use, or are wrong at first. */
export const worn: readonly Mutant[] = [
  mutant(
    "breaks-after-100",
    ["GDK-02", "GDK-09", "GDK-10", "GDK-14", "GDK-17", "GDK-20"],
    "after 100 data keys every request gives InternalError",
    afterRequests(100, refusingAll()),
  ),
  mutant(
    "short-after-100",
    ["GDK-14", "GDK-09", "GDK-10"],
    "after 100 data keys each is a byte short",
    afterRequests(
      100,
      onKey((key) => key.subarray(1)),
    ),
  ),
  mutant(
    "request-id-missing-after-100",
    ["GDK-54", "GDK-59"],
    "after 100 data keys answers have no RequestId",
    afterRequests(
      100,
      onGrant((fields) => without(fields, "RequestId")),
    ),
  ),
  mutant(
    "constant-after-100",
    ["GDK-56", "GDK-57"],
    "after 100 data keys all are the same",
    afterRequests(
      100,
      onKey((key) => derived("worn out", key.length)),
    ),
  ),
  mutant(
    "zero-after-200",
    ["GDK-57", "GDK-56"],
    "after 200 data keys all are zeros",
    afterRequests(
      200,
      onKey((key) => key.map(() => 0)),
    ),
  ),
  mutant(
    "first-key-zero",
    ["GDK-57"],
    "the first data key is zeros",
    firstOnly((key) => key.map(() => 0)),
  ),
  mutant(
    "first-key-short",
    ["GDK-10", "GDK-09", "GDK-14"],
    "the first data key is a byte short",
    firstOnly((key) => key.subarray(1)),
  ),
];
