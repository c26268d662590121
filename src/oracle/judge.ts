import type { Exchange } from "../model/exchange.ts";
import type { Reply } from "../model/reply.ts";
import { Findings, type Judgement, type LaidOutCiphertext } from "./breach.ts";
import { readReply } from "./envelope.ts";
import { judgeEnvelope } from "./judge-envelope.ts";
import { type DataKey, judgeGranted } from "./judge-granted.ts";
import { isSameKeyId } from "./key-id.ts";
import type { Case, Prediction } from "./predict.ts";
import { shown } from "./shown.ts";

/** One answer, read and judged on everything that can be said of it alone. */
export interface Judged {
  readonly reply: Reply;
  readonly judgement: Judgement;
  readonly dataKey?: DataKey;
  /** The parts of an SM2 ciphertext, whether it opens or not. */
  readonly ciphertext?: LaidOutCiphertext;
}

/** What is known of a request whose answer is judged; of actions other than GenerateDataKey, nothing. */
export interface Expected {
  readonly given?: Case;
  readonly prediction?: Prediction;
  /** The request makes the endpoint fail on purpose, so InternalError is no breach. */
  readonly triggered?: boolean;
  /** The request names another host than the endpoint's: whoever answers for that need not speak this API. */
  readonly elsewhere?: boolean;
  /** The KeyId of the CMK under which the CiphertextBlob of a Decrypt was made. */
  readonly sealedUnder?: unknown;
  /** What the answer tells of the secrets that requests are signed with, in a few words. */
  readonly told?: string;
}

/** Reads an exchange and judges its answer on every requirement that a single answer can keep or break. */
export function judge(exchange: Exchange, expected: Expected): Judged {
  const reply = readReply(exchange);
  const findings = new Findings(exchange);
  if (expected.elsewhere !== true) judgeEnvelope(findings, reply, expected.triggered ?? false);
  if (exchange.outcome.kind === "answered")
    findings.check("TC3-12", expected.told === undefined, () => `the answer tells ${expected.told}`);
  const dataKey = dataKeyOf(findings, reply, expected);
  judgeOpened(findings, reply, expected.sealedUnder);
  const { ciphertext } = findings;
  return {
    ...{ reply, judgement: findings.judgement() },
    ...(dataKey ? { dataKey } : {}),
    ...(ciphertext ? { ciphertext } : {}),
  };
}

function judgeOpened(findings: Findings, reply: Reply, sealedUnder: unknown): void {
  if (reply.kind !== "granted" || sealedUnder === undefined) return;
  const { KeyId: keyId } = reply.fields;
  const reason = () => `KeyId of Decrypt is ${shown(keyId)} instead of ${shown(sealedUnder)}`;
  findings.check("DEC-02", isSameKeyId(keyId, sealedUnder), reason);
}

function dataKeyOf(findings: Findings, reply: Reply, { given, prediction }: Expected): DataKey | undefined {
  if (reply.kind !== "granted" || !given || !prediction || prediction.kind === "refused") return undefined;
  return judgeGranted(findings, reply, given, prediction.grant);
}
