import { setTimeout as pause } from "node:timers/promises";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { onKey } from "../changes/answer-change.ts";
import { asksForDataKey } from "../changes/rule-change.ts";

/** Long enough for another request to come in between, in milliseconds. */
const interval = 3;

/**
 * Keeps one value for all requests: each puts its own there once it is found right, waits, and uses what is there by
 * then. Alone, a request finds its own.
 */
export const sharing =
  <Value>(take: (call: Call) => Value, use: (shared: () => Value | undefined) => Change): Change =>
  (reference) => {
    let shared: Value | undefined;
    const using = use(() => shared)(reference);
    return {
      ...using,
      steps: {
        ...using.steps,
        trigger: async (call) => {
          await using.steps.trigger(call);
          if (!asksForDataKey(call)) return;
          shared = take(call);
          await pause(interval);
        },
      },
    };
  };

/** One buffer for all data keys, read after a wait. */
export const sharedBuffer: Change = (reference) => {
  const buffer = new Uint8Array(1024);
  return {
    ...reference,
    makeDataKey: (length, call) => {
      buffer.set(reference.makeDataKey(length, call));
      return buffer.subarray(0, length);
    },
    protect: async (call, dataKey) => {
      await pause(interval);
      return reference.protect(call, dataKey);
    },
  };
};

/** One place for all finished Plaintexts, read after a wait. */
export const sharedProtection: Change = (reference) => {
  let shared: Uint8Array = new Uint8Array();
  return {
    ...reference,
    protect: async (call, dataKey) => {
      const own = await reference.protect(call, dataKey);
      if (!asksForDataKey(call)) return own;
      shared = own;
      await pause(interval);
      return shared;
    },
  };
};

/** Requests under way at once that ask for the same length get one data key. */
export const coalesced: Change = (reference) => {
  const pending = new Map<number, Uint8Array>();
  return sharing(
    () => 0,
    () =>
      onKey((fresh) => {
        const kept = pending.get(fresh.length);
        if (kept !== undefined) return kept;
        pending.set(fresh.length, fresh);
        setTimeout(() => pending.delete(fresh.length), interval - 1).unref();
        return fresh;
      }),
  )(reference);
};

/** Requests under way at once that open one CiphertextBlob get what the first of them got. */
export const sharedOpening: Change = (reference) => {
  const pending = new Map<string, Uint8Array>();
  return {
    ...reference,
    open: (call, key, blob, context) => {
      const dataKey = pending.get(blob) ?? reference.open(call, key, blob, context);
      pending.set(blob, dataKey);
      return dataKey;
    },
    protect: async (call, dataKey) => {
      if (call.action.use !== "open") return reference.protect(call, dataKey);
      await pause(interval);
      pending.delete(call.text("CiphertextBlob") ?? "");
      return reference.protect(call, dataKey);
    },
  };
};

/** More than `most` requests for data keys at once are too many. */
export const crowded =
  (most: number): Change =>
  (reference) => {
    let underWay = 0;
    return {
      ...reference,
      protect: async (call, dataKey) => {
        underWay += 1;
        try {
          if (underWay > most) throw new Error("too many at once");
          await pause(interval);
          return await reference.protect(call, dataKey);
        } finally {
          underWay -= 1;
        }
      },
    };
  };

/** One place for all public keys, read after a wait. */
export const sharedPublicKey = sharing(
  (call) => call.filledText("EncryptionPublicKey"),
  (shared) => (reference) => ({
    ...reference,
    readPublicKey: (call, pem) => reference.readPublicKey(call, shared() ?? pem),
  }),
);
