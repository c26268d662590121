import { randomBytes, randomUUID } from "node:crypto";
import type { Call } from "../call.ts";
import { replacing } from "../change.ts";
import { Refusal } from "../refusal.ts";
import { onResponse, variant } from "./change.ts";
import type { Variant } from "./variant.ts";

const without = <Value>(
  all: Readonly<Record<string, Value>>,
  ...names: readonly string[]
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));

/** An endpoint that offers less, or names its CMKs otherwise, and says so in its profile. */
export const offerVariants: readonly Variant[] = [
  variant(
    "without-decrypt",
    "Decrypt is not offered",
    (reference) => ({ ...reference, actions: without(reference.actions, "Decrypt") }),
    { claims: ["GenerateDataKey"] },
  ),
  variant(
    "one-action-only",
    "no action but GenerateDataKey is offered",
    (reference) => ({
      ...reference,
      actions: without(
        reference.actions,
        ...Object.keys(reference.actions).filter((name) => name !== "GenerateDataKey"),
      ),
    }),
    { claims: ["GenerateDataKey"] },
  ),
  variant("without-get", "GET is refused with UnsupportedProtocol", replacing({ methods: ["POST"] })),
  variant(
    "without-get-405",
    "GET is refused with HTTP status 405 and no body",
    onResponse((answer, call) =>
      call.request.method === "POST" ? answer : { status: 405, headers: { allow: "POST" }, body: "" },
    ),
  ),
  variant(
    "without-get-404",
    "GET finds a page that is not there",
    onResponse((answer, call) =>
      call.request.method === "POST"
        ? answer
        : { status: 404, headers: { "content-type": "text/html" }, body: "<h1>Not Found</h1>" },
    ),
  ),
  variant(
    "signed-host-without-port",
    "a signature covers the host without its port, as the vendor's own clients sign",
    replacing({ acceptedHosts: (call: Call) => [(call.header("host") ?? "").replace(/:\d+$/, "")] }),
  ),
  variant(
    "signed-host-with-port",
    "a signature covers the Host header as it came",
    replacing({ acceptedHosts: (call: Call) => [call.header("host") ?? ""] }),
  ),
  variant("queries-hold-text", "a number in a query is text, and so of a wrong type", (reference) => ({
    ...reference,
    decodeQuery: (call, query) =>
      new Map([...reference.decodeQuery(call, query)].map(([name, value]) => [name, String(value)])),
  })),
  variant(
    "other-methods-501",
    "methods other than GET and POST get HTTP status 501",
    onResponse((answer, call) =>
      ["POST", "GET"].includes(call.request.method) ? answer : { status: 501, headers: {}, body: "" },
    ),
  ),
  variant(
    "options-204",
    "OPTIONS is answered with HTTP status 204, as browsers want",
    onResponse((answer, call) =>
      call.request.method === "OPTIONS"
        ? { status: 204, headers: { allow: "GET, POST, OPTIONS" }, body: "" }
        : answer,
    ),
  ),
  variant("without-triggers", "the profile has no triggers", (reference) => reference, { triggers: {} }),
  variant(
    "without-denied-caller",
    "the profile has no caller without permission",
    (reference) => ({ ...reference, authorize: () => undefined }),
    { withoutUnauthorized: true },
  ),
  variant(
    "without-pending-deletion",
    "the endpoint has no CMK that waits for its deletion, and no second one",
    (reference) => reference,
    { fixtures: { pendingDeletionKey: null, otherEnabledKey: null } },
  ),
  variant(
    "bare",
    "the profile has no more than an enabled CMK",
    (reference) => ({ ...reference, actions: without(reference.actions, "Decrypt") }),
    {
      claims: ["GenerateDataKey"],
      fixtures: { disabledKey: null, pendingDeletionKey: null, otherEnabledKey: null },
      triggers: {},
      withoutUnauthorized: true,
    },
  ),
  variant("key-ids-random", "KeyIds are random UUIDs", replacing({ keyIdSource: () => () => randomUUID() })),
  variant(
    "key-ids-in-capitals",
    "KeyIds are UUIDs in capitals",
    replacing({ keyIdSource: () => () => randomUUID().toUpperCase() }),
  ),
  variant("key-ids-32-digits", "KeyIds are 32 hexadecimal digits without hyphens", (reference) => ({
    ...reference,
    keyIdSource: () => () => randomBytes(16).toString("hex"),
    checkKeyId: (call) =>
      /^[0-9a-f]{32}$/.test(call.text("KeyId") ?? "") ? undefined : reference.checkKeyId(call),
  })),
  variant("key-ids-counted", "KeyIds are k1, k2 and so on", (reference) => ({
    ...reference,
    keyIdSource: () => {
      let count = 0;
      return () => `k${++count}`;
    },
    checkKeyId: (call) => (/^k\d+$/.test(call.text("KeyId") ?? "") ? undefined : reference.checkKeyId(call)),
  })),
  variant(
    "key-ids-base-62",
    "KeyIds are 22 letters and digits, and nothing else can be one",
    (reference) => ({
      ...reference,
      keyIdSource: () => () => randomBytes(40).toString("base64").replaceAll(/[+/=]/g, "").slice(0, 22),
      checkKeyId: (call) => {
        const keyId = call.text("KeyId");
        if (keyId !== undefined && !/^[0-9A-Za-z]{22}$/.test(keyId))
          throw new Refusal("InvalidParameterValue.InvalidKeyId");
      },
    }),
  ),
  variant("key-ids-prefixed", "KeyIds are words with a prefix", (reference) => ({
    ...reference,
    keyIdSource: () => () => `key-${randomBytes(9).toString("base64url").replaceAll(/[-_]/g, "0")}`,
    checkKeyId: (call) =>
      /^key-[A-Za-z0-9]+$/.test(call.text("KeyId") ?? "") ? undefined : reference.checkKeyId(call),
  })),
];
