import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const deaf = ["API-14", "GDK-69", "GDK-02"];

/** Breaks the requests that follow one of some sort: `count` of them, by InternalError. */
const breakingAfter = (count: number, isBad: (call: Call) => boolean): Change =>
  remembering(
    () => ({ left: 0 }),
    (memory) => (reference) => ({
      ...reference,
      checkMethod: (call) => {
        const isBroken = memory.left > 0;
        if (isBroken) memory.left -= 1;
        if (isBad(call)) memory.left = count;
        if (isBroken) throw new Error("still busy with the request before");
        reference.checkMethod(call);
      },
    }),
  );

const isOversized = (call: Call): boolean => call.request.bodyLength > 10 * 1024 * 1024;
const bodyOf = (call: Call): string => Buffer.from(call.request.body).toString("latin1");

/** One bad request spoils what comes after it. */
export const recoveryMutants: readonly Mutant[] = [
  mutant(
    "deaf-after-oversized",
    deaf,
    "after a body that is too large the next request fails",
    breakingAfter(1, isOversized),
  ),
  mutant(
    "deaf-for-long-after-oversized",
    deaf,
    "after a body that is too large the next twenty requests fail",
    breakingAfter(20, isOversized),
  ),
  mutant(
    "deaf-after-deep",
    deaf,
    "after a body that is nested deeply the next request fails",
    breakingAfter(1, (call) => /^(\[|\{"a":){200}/.test(bodyOf(call))),
  ),
  mutant(
    "deaf-after-empty",
    deaf,
    "after an empty body the next request fails",
    breakingAfter(1, (call) => call.request.method === "POST" && call.request.bodyLength === 0),
  ),
  mutant(
    "deaf-after-unreadable-bytes",
    deaf,
    "after a body that is no UTF-8 the next request fails",
    breakingAfter(1, (call) => bodyOf(call).includes("\u00c3(")),
  ),
  mutant(
    "body-left-over",
    ["API-14", "GDK-02"],
    "what could not be read of one body stands before the next",
    remembering(
      () => ({ rest: "" }),
      (memory) => (reference) => ({
        ...reference,
        decodeBody: (call, body) => {
          const rest = memory.rest;
          memory.rest = "";
          try {
            return reference.decodeBody(call, Buffer.concat([Buffer.from(rest), body]));
          } catch (refusal) {
            memory.rest = rest === "" ? Buffer.from(body).toString("utf8").slice(0, 64) : "";
            throw refusal;
          }
        },
      }),
    ),
  ),
  mutant(
    "connection-cut-after-refusal",
    ["API-12"],
    "a body that cannot be read cuts the connection without an answer",
    (reference) => ({
      ...reference,
      deliver: (answer, connection) => {
        const isUnreadable = /the body is (not|nested)/.test(Buffer.from(answer.body).toString("utf8"));
        if (isUnreadable) connection.destroy();
        else reference.deliver(answer, connection);
      },
    }),
  ),
];
