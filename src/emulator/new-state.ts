import { randomBytes } from "node:crypto";
import { type Credentials, Secret } from "../model/secret.ts";
import { BoundedMap } from "./bounded-map.ts";
import { type Cmk, KeyStore } from "./cmk.ts";
import type { EndpointFacts } from "./facts.ts";
import { keyIdSource } from "./key-id.ts";
import type { ErrorCode } from "./refusal.ts";
import type { PublicKey } from "./rules/public-key.ts";
import type { Caller, State } from "./state.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const secondsPerDay = 86_400;
const cacheCapacity = 64;

const randomWord = (length: number): string =>
  [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");

function makeCredentials(): Credentials {
  return { secretId: new Secret(`AKID${randomWord(32)}`), secretKey: new Secret(randomWord(32)) };
}

function callerOf(credentials: Credentials, allowed: boolean): [string, Caller] {
  const secretId = credentials.secretId.reveal();
  return [secretId, { ...credentials, secretId, allowed }];
}

/** Gives a function that makes enabled CMKs with fresh material and keeps them in `keys`. */
function keyMaker(keys: KeyStore, now: () => number): State["createKey"] {
  const nextKeyId = keyIdSource(now);
  return (alias, description) =>
    keys.put({
      keyId: nextKeyId(),
      alias,
      description,
      keyUsage: "ENCRYPT_DECRYPT",
      createTime: Math.floor(now() / 1000),
      state: "Enabled",
      deletionDate: 0,
      material: randomBytes(32),
    });
}

function makeFixtures(
  keys: KeyStore,
  now: () => number,
  make: (alias: string) => Cmk,
): EndpointFacts["fixtures"] {
  const deletionDate = Math.floor(now() / 1000) + 30 * secondsPerDay;
  return {
    enabledKey: make("fixture-enabled").keyId,
    disabledKey: keys.put({ ...make("fixture-disabled"), state: "Disabled" }).keyId,
    pendingDeletionKey: keys.put({ ...make("fixture-pending"), state: "PendingDelete", deletionDate }).keyId,
    absentKey: keyIdSource(now)(),
  };
}

/** State with its fixtures in place, and the facts that tell of them. `now` gives milliseconds since the epoch. */
export function newState(
  now: () => number,
  credentials = makeCredentials(),
): { state: State; facts: EndpointFacts } {
  const unauthorizedCredentials = makeCredentials();
  const temporaryCredentials = { ...makeCredentials(), token: new Secret(randomWord(64)) };
  const keys = new KeyStore(now);
  const createKey = keyMaker(keys, now);
  const make = (alias: string) => createKey(alias, "made when the endpoint started");
  const fixtures = makeFixtures(keys, now, make);
  const otherEnabledKey = make("fixture-other").keyId;
  const internal = make("fixture-internal-error").keyId;
  const encryption = make("fixture-encryption-error").keyId;
  const state: State = {
    now,
    keys,
    createKey,
    callers: new Map([
      callerOf(credentials, true),
      callerOf(unauthorizedCredentials, false),
      callerOf(temporaryCredentials, true),
    ]),
    triggers: new Map<string, ErrorCode>([
      [internal, "InternalError"],
      [encryption, "FailedOperation.EncryptionError"],
    ]),
    signingKeys: new BoundedMap<Uint8Array>(cacheCapacity),
    publicKeys: new BoundedMap<PublicKey>(cacheCapacity),
  };
  const triggers = {
    InternalError: { KeyId: internal },
    "FailedOperation.EncryptionError": { KeyId: encryption },
  };
  const callers = { credentials, unauthorizedCredentials, temporaryCredentials };
  return { state, facts: { region: "ap-guangzhou", ...callers, fixtures, otherEnabledKey, triggers } };
}
