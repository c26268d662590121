import { createServer, type Server } from "node:http";
import { startEmbedded } from "../../harness/index.ts";
import { close as closeServer, listen } from "../listen.ts";
import type { LoopResult } from "../loop/bare-loop.ts";
import { runLoop } from "../loop/run-loop.ts";
import type { ThroughputMeasure } from "../measures.ts";
import type { RecordedRequest } from "../recording.ts";
import { keyPair } from "./bare.ts";

/** Requests that are not counted, while both sides are compiled. */
const warmUp = 1_000;
/** Requests that are. */
const counted = 3_000;

type Drive = (origin: string, times: number) => Promise<LoopResult>;

/** Drives the embedded endpoint and then a bare server of node:http with one loop of plain good requests. */
export async function measureThroughput(): Promise<ThroughputMeasure> {
  const { profile, close } = await startEmbedded();
  const body = Buffer.from(JSON.stringify({ KeyId: profile.fixtures.enabledKey, KeySpec: "AES_256" }));
  const pair = keyPair(profile.credentials);
  const request = plainRequest(body, pair[0], new URL(profile.endpoint).host);
  const drive: Drive = (origin, times) => {
    const host = new URL(origin).host;
    const signers = { host, recordedHost: request.headers["host"] ?? "", pairs: new Map([[pair[0], pair]]) };
    return runLoop({ origin, signers, requests: [request], times, lanes: profile.pace.concurrency });
  };
  try {
    const { bytes, answered } = await drive(profile.endpoint, warmUp);
    const endpoint = rate(await drive(profile.endpoint, counted));
    return { endpoint, bareServer: await rateOfBareServer(Math.round(bytes / answered), drive) };
  } finally {
    await close();
  }
}

/** `Authorization` here only says who is to sign. */
function plainRequest(body: Uint8Array, secretId: string, host: string): RecordedRequest {
  const headers = {
    host,
    "content-type": "application/json",
    "x-tc-action": "GenerateDataKey",
    "x-tc-version": "2019-01-18",
    "x-tc-region": "ap-guangzhou",
    "x-tc-timestamp": "0",
    authorization: `Credential=${secretId}/, SignedHeaders=content-type;host`,
  };
  return { method: "POST", target: "/", headers, body, bodyLength: body.length, code: "" };
}

const rate = ({ answered, seconds }: LoopResult): number => answered / seconds;

async function rateOfBareServer(size: number, drive: Drive): Promise<number> {
  const server = bareServer(size);
  const origin = await listen(server);
  try {
    await drive(origin, warmUp);
    return rate(await drive(origin, counted));
  } finally {
    closeServer(server);
  }
}

/** Reads every request to its end and answers JSON of `size` bytes. */
function bareServer(size: number): Server {
  const frame = JSON.stringify({ Response: "" });
  const answer = JSON.stringify({ Response: "x".repeat(Math.max(0, size - frame.length)) });
  return createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "application/json", "content-length": answer.length });
      response.end(answer);
    });
  });
}
