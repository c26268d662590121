import {
  bindCase,
  canBeQuery,
  company,
  isPlaceholder,
  type KeySymbol,
  manner,
  partsOf,
  type Way,
} from "../../cases/index.ts";
import type { DecryptionKey } from "../../crypto/index.ts";
import type { Call, Parameters } from "../../model/exchange.ts";
import { type Case, predict } from "../../oracle/index.ts";
import type { Answer } from "../answer/answer.ts";
import { dataKeyOf } from "../answer/verbs.ts";
import type { Expectation, Session } from "../session/session.ts";
import { assertAsMeant } from "./own-request.ts";
import { wholeWaysFor } from "./tables.ts";

/** A row of a table: parameters with what is wrong in them. KeyId is added unless the row is about it. */
export interface CaseRow {
  readonly parameters: Parameters;
  /** By the names of predictions.yaml; none means valid. */
  readonly faults?: readonly string[];
  /** The pair whose public half becomes EncryptionPublicKey, where no placeholder stands there: one of the run's, or its own. */
  readonly key?: KeySymbol | DecryptionKey;
  /** How the PEM of that key is written, where it is not the usual way. */
  readonly spell?: (pem: string) => string;
  /** The way in which it is asked, as far as the endpoint takes a plain good request in it. */
  readonly way?: Way;
}

/** Parameters of a request that is plain and good, with a number that a tamper can change. */
export const plainParameters: Parameters = { NumberOfBytes: 16 };

/** The parts of a way in which a plain good request is granted: what fails without any row is not the row's. */
export async function takenParts(way: Way, session: Session, check: string): Promise<Way> {
  const taken: Way[] = [];
  for (const { leansOn, part } of partsOf(way)) {
    if (await isTaken(leansOn, part, session, check)) taken.push(part);
  }
  return Object.assign({}, ...taken);
}

/** Whether a part is taken: mostly together with others, which saves requests; where they are refused, by itself. */
async function isTaken(leansOn: string, part: Way, session: Session, check: string): Promise<boolean> {
  const [whole] = wholeWaysFor([leansOn]);
  const isWholeTaken =
    whole !== undefined && (await session.offers(whole.name, () => probe(whole.way, session, check)));
  return isWholeTaken || session.offers(leansOn, () => probe(part, session, check));
}

const probe = (way: Way, session: Session, check: string): Promise<Answer> =>
  askForRun({ parameters: plainParameters }, way, session, check);

/**
 * Sends a row in a way. The request counts for the run and not for the check that was the first to need it; but who
 * repeats that check sends it again.
 */
export async function askForRun(row: CaseRow, way: Way, session: Session, check: string): Promise<Answer> {
  const given = concrete(row, way, session);
  const call = { ...manner(way), parameters: given.parameters };
  const sender = { check, ledger: session.ownLedger };
  const answer = await session.exchange(call, expectationOf(given, session), sender);
  session.senders.set(answer.exchange.number, check);
  return answer;
}

/** Not the exponent that nearly every RSA key has: who does not read it takes that for granted. */
const unusualExponent = 65_539;

/** A further pair: an RSA key with another exponent than the usual, where the endpoint takes one under such a key at all. */
export async function unusualPair(kind: KeySymbol, session: Session, check: string): Promise<DecryptionKey> {
  const pair = await session.freshPair(kind, unusualExponent);
  if (kind !== "RSA_2048") return pair;
  const row = { parameters: { KeySpec: "AES_128", EncryptionAlgorithm: "RSAES_OAEP_SHA_256" }, key: pair };
  const isTaken = await session.offers("another RSA exponent", () => askForRun(row, {}, session, check));
  return isTaken ? pair : session.freshPair(kind);
}

/**
 * How Decrypt is sent for a data key that was made by a call: in its region, and in another language, which is to change
 * nothing. A context is given in Chinese where the call spoke nothing. With `other` parameters than the data key was made with
 * it is sent by the method of the call; as it was made always by POST, for who misreads a query would misread it twice.
 */
export async function mannerOfDecrypt(
  { method, language, parameters, ...made }: Call,
  other: Parameters | undefined,
  session: Session,
  check: string,
): Promise<Omit<Call, "parameters">> {
  const canBeGet = method === "GET" && other !== undefined && canBeQuery(other);
  const isByGet = canBeGet && (await opensByGet(session, check));
  const isChanged = language === undefined && parameters["EncryptionContext"] !== undefined;
  return {
    ...made,
    ...(isByGet ? { method } : {}),
    ...(isChanged ? await takenParts({ language: "zh-CN" }, session, check) : {}),
  };
}

/**
 * Whether a plain data key is decrypted by GET: that an endpoint grants others by GET says nothing of Decrypt. A smoke run
 * has no request to spend on that.
 */
export async function opensByGet(session: Session, check: string): Promise<boolean> {
  if (session.effort === "smoke") return false;
  return session.offers("Decrypt by GET", async () => {
    const made =
      session.ledger.firstDataKey() ??
      dataKeyOf(await askForRun({ parameters: plainParameters }, {}, session, check));
    const call: Call = { action: "Decrypt", method: "GET", parameters: { CiphertextBlob: made.blob } };
    return session.exchange(call, {}, { check, ledger: session.ownLedger });
  });
}

/**
 * What is predicted of a case.
 *
 * @throws InternalHarnessError when its request is not as it is meant.
 */
export function expectationOf(given: Case, { specs }: Session): Expectation {
  assertAsMeant(given);
  return { given, prediction: predict(specs, given) };
}

/** The case that a row stands for in a way of asking, with the values that only a run knows. */
export function concrete(row: CaseRow, way: Way, session: Session): Case {
  const { faults = [], key, spell = (pem: string) => pem } = row;
  const parameters = { ...row.parameters, ...company(way) };
  const bound = bindCase({ parameters, faults }, session.bindingFor(way.otherKey === true));
  const placed = parameters["EncryptionPublicKey"];
  const symbol =
    key ?? (isPlaceholder(placed) && placed.placeholder === "public-key" ? placed.symbol : undefined);
  if (!symbol) return { parameters: bound, faults };
  const pair = typeof symbol === "string" ? session.keys[symbol] : symbol;
  const pem = key ? { EncryptionPublicKey: spell(pair.publicPem) } : {};
  return { parameters: { ...bound, ...pem }, faults, key: pair };
}
