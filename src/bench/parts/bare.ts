import { startEmbedded } from "../../harness/index.ts";
import { type Credentials, Secret } from "../../model/secret.ts";
import { equalTo } from "../equal-endpoint.ts";
import { runLoop } from "../loop/run-loop.ts";
import type { BareMeasure } from "../measures.ts";
import { type KeyPair, type RecordedRequest, Recorder, type Recording } from "../recording.ts";

/** Sends what was recorded to an equal endpoint on this thread, out of a bare loop in another. */
export async function measureBare(recording: Recording): Promise<BareMeasure> {
  const recorder = new Recorder();
  const rules = equalTo(recording);
  const { requests, allowed, host: recordedHost } = recording;
  const { profile, close } = await startEmbedded({
    rules: (reference) => recorder.rules(rules(reference)),
    credentials: { secretId: new Secret(allowed[0]), secretKey: new Secret(allowed[1]) },
  });
  try {
    const denied = profile.unauthorizedCredentials ?? profile.credentials;
    const { unanswered } = await runLoop({
      origin: profile.endpoint,
      signers: {
        host: new URL(profile.endpoint).host,
        recordedHost,
        pairs: new Map([
          [allowed[0], allowed],
          [recording.denied, keyPair(denied)],
        ]),
      },
      requests,
      times: 1,
      lanes: profile.pace.concurrency,
    });
    const seconds = (recorder.last - recorder.first) / 1000;
    return { seconds, requests: requests.length, unlike: unlike(requests, recorder.requests) + unanswered };
  } finally {
    await close();
  }
}

/** A caller's key pair in the clear. */
export function keyPair({ secretId, secretKey }: Credentials): KeyPair {
  return [secretId.reveal(), secretKey.reveal()];
}

/** How many of the answers have a code that the others lack; order does not count. */
function unlike(recorded: readonly RecordedRequest[], repeated: readonly RecordedRequest[]): number {
  const counts = new Map<string, number>();
  for (const { code } of recorded) counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const { code } of repeated) counts.set(code, (counts.get(code) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
}
