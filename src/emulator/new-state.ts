import { randomBytes } from "node:crypto";
import { type Credentials, Secret } from "../model/secret.ts";
import { BoundedMap } from "./bounded-map.ts";
import { type Cmk, KeyStore } from "./cmk.ts";
import type { EndpointFacts } from "./facts.ts";
import { keyIdSource } from "./key-id.ts";
import { randomSource } from "./random-source.ts";
import type { ErrorCode } from "./refusal.ts";
import type { PublicKey } from "./rules/public-key.ts";
import type { Caller, State } from "./state.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const secondsPerDay = 86_400;
const cacheCapacity = 64;
const randomPool = 4096;

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
function keyMaker(keys: KeyStore, now: () => number, nextKeyId: () => string): State["createKey"] {
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
  nextKeyId: () => string,
): EndpointFacts["fixtures"] {
  const deletionDate = Math.floor(now() / 1000) + 30 * secondsPerDay;
  return {
    enabledKey: make("fixture-enabled").keyId,
    disabledKey: keys.put({ ...make("fixture-disabled"), state: "Disabled" }).keyId,
    pendingDeletionKey: keys.put({ ...make("fixture-pending"), state: "PendingDelete", deletionDate }).keyId,
    absentKey: nextKeyId(),
  };
}

function makeCallers(credentials: Credentials) {
  const unauthorizedCredentials = makeCredentials();
  const temporaryCredentials = { ...makeCredentials(), token: new Secret(randomWord(64)) };
  const callers = new Map([
    callerOf(credentials, true),
    callerOf(unauthorizedCredentials, false),
    callerOf(temporaryCredentials, true),
  ]);
  return { callers, credentials, unauthorizedCredentials, temporaryCredentials };
}

const triggerCodes = (triggers: EndpointFacts["triggers"]): State["triggers"] =>
  new Map<string, ErrorCode>([
    [triggers.InternalError.KeyId, "InternalError"],
    [triggers["FailedOperation.EncryptionError"].KeyId, "FailedOperation.EncryptionError"],
  ]);

/**
 * State with its fixtures in place, and the facts that tell of them. `now` gives milliseconds since the epoch,
 * `makeKeyIdSource` the KeyIds.
 */
export function newState(
  now: () => number,
  credentials = makeCredentials(),
  makeKeyIdSource = keyIdSource,
): { state: State; facts: EndpointFacts } {
  const keys = new KeyStore(now);
  const nextKeyId = makeKeyIdSource(now);
  const createKey = keyMaker(keys, now, nextKeyId);
  const make = (alias: string) => createKey(alias, "made when the endpoint started");
  const { callers, ...identities } = makeCallers(credentials);
  const facts: EndpointFacts = {
    region: "ap-guangzhou",
    ...identities,
    fixtures: makeFixtures(keys, now, make, nextKeyId),
    otherEnabledKey: make("fixture-other").keyId,
    triggers: {
      InternalError: { KeyId: make("fixture-internal-error").keyId },
      "FailedOperation.EncryptionError": { KeyId: make("fixture-encryption-error").keyId },
    },
  };
  const signingKeys = new BoundedMap<Uint8Array>(cacheCapacity);
  const publicKeys = new BoundedMap<PublicKey>(cacheCapacity);
  const random = randomSource(randomPool);
  const triggers = triggerCodes(facts.triggers);
  return {
    state: { now, randomBytes: random, keys, createKey, callers, triggers, signingKeys, publicKeys },
    facts,
  };
}
