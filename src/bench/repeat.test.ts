import { expect, test } from "vitest";
import { createEndpoint, type Endpoint } from "../emulator/index.ts";
import type { Parameters } from "../model/exchange.ts";
import type { Profile } from "../model/profile.ts";
import { Secret } from "../model/secret.ts";
import { equalTo } from "./equal-endpoint.ts";
import { type Signers, signAgain } from "./loop/sign-again.ts";
import { type RecordedRequest, Recorder } from "./recording.ts";

const host = "127.0.0.1:1";
const otherHost = "127.0.0.1:2";

function profileOf({ facts }: Endpoint): Profile {
  const { region, credentials, unauthorizedCredentials, fixtures, triggers } = facts;
  const pace = { requestsPerSecond: 1, concurrency: 1 };
  const rest = { claims: [], pace, timeout: 1, deviations: [] };
  return {
    ...{ name: "", endpoint: `http://${host}`, region, credentials },
    ...{ unauthorizedCredentials, fixtures, triggers, ...rest },
  };
}

/** Signs as the bench does and hands the request to the endpoint; gives the answer's members. */
async function ask(endpoint: Endpoint, request: RecordedRequest, signers: Signers): Promise<unknown> {
  const { path, ...signed } = signAgain(request, signers);
  const wire = { ...signed, target: path, bodyLength: signed.body.byteLength };
  const { body } = await endpoint.handle(wire);
  return JSON.parse(String(body)).Response;
}

function request(action: string, secretId: string, parameters: Parameters, code = ""): RecordedRequest {
  const body = Buffer.from(JSON.stringify(parameters));
  const authorization = `TC3-HMAC-SHA256 Credential=${secretId}/2019-02-25/kms/tc3_request, SignedHeaders=content-type;host, Signature=00`;
  const headers = { "x-tc-action": action, "x-tc-version": "2019-01-18", "x-tc-timestamp": "1551113065" };
  return {
    ...{ method: "POST", target: "/", body, bodyLength: body.length, code },
    headers: { ...headers, host, "content-type": "application/json", authorization },
  };
}

test("an equal endpoint answers what was recorded with the recorded codes", async () => {
  const recorder = new Recorder();
  const first = createEndpoint({ rules: recorder.rules });
  const { fixtures, triggers, credentials, unauthorizedCredentials: denied } = first.facts;
  const [id, key] = [credentials.secretId.reveal(), credentials.secretKey.reveal()];
  const deniedId = denied.secretId.reveal();
  const signers: Signers = {
    ...{ host, recordedHost: host },
    pairs: new Map([
      [id, [id, key]],
      [deniedId, [deniedId, denied.secretKey.reveal()]],
    ]),
  };
  const make = (KeyId: string) => request("GenerateDataKey", id, { KeyId, KeySpec: "AES_128" });
  const granted = await ask(first, make(fixtures.enabledKey), signers);
  expect(granted).toHaveProperty("CiphertextBlob");
  const { CiphertextBlob } = Object(granted);
  await ask(first, request("Decrypt", id, { CiphertextBlob }), signers);
  await ask(first, make(fixtures.disabledKey), signers);
  await ask(first, make(fixtures.absentKey), signers);
  await ask(first, make(triggers.InternalError.KeyId), signers);
  const good = { KeyId: fixtures.enabledKey, KeySpec: "AES_128" };
  await ask(first, request("GenerateDataKey", deniedId, good), signers);
  await ask(first, request("GenerateDataKey", id, good, "AuthFailure.SignatureExpire"), signers);

  const { host: recordedHost, requests, ...rest } = recorder.recording(profileOf(first));
  const codes = requests.map(({ code }) => code);
  expect(codes).toEqual([
    ...["", "", "ResourceUnavailable.CmkDisabled", "ResourceUnavailable.CmkNotFound"],
    ...["InternalError", "UnauthorizedOperation", "AuthFailure.SignatureExpire"],
  ]);
  const again = new Recorder();
  const second = createEndpoint({
    rules: (rules) => again.rules(equalTo(rest)(rules)),
    credentials: { secretId: new Secret(id), secretKey: new Secret(key) },
  });
  const stranger = second.facts.unauthorizedCredentials;
  const pairs = new Map([
    [rest.allowed[0], rest.allowed],
    [rest.denied, [stranger.secretId.reveal(), stranger.secretKey.reveal()] as const],
  ]);
  for (const each of requests) await ask(second, each, { host: otherHost, recordedHost, pairs });
  expect(again.requests.map(({ code }) => code)).toEqual(codes);
  expect(again.requests.map(({ headers }) => headers["host"])).toEqual(codes.map(() => otherHost));
});
