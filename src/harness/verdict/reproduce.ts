import type { Call } from "../../model/exchange.ts";
import type { Profile } from "../../model/profile.ts";
import type { Answer } from "../answer/answer.ts";
import type { Session } from "../session/session.ts";

/** What shows a violation: an answer, and whether its request alone brings it about. */
export interface Showing {
  readonly answer: Answer;
  readonly alone: boolean;
}

/** The longest command that is still copied by hand. */
const longest = 8000;

/**
 * The command that shows a violation again, signed anew: the call itself where one call of `call` shows it, else
 * `replay`, which tries the check of the report once more.
 */
export function reproduceOf(check: string, session: Session, showing?: Showing): string {
  const replay = replayOf(session.report, check, session.profile);
  if (showing === undefined || !isShownByCall(showing, session)) return replay;
  const call = callOf(showing.answer.exchange.call, session);
  const isPlain = /^[\x20-\x7e]*$/.test(call) && call.length <= longest;
  // A request that holds a secret or a key of the run is not written down.
  return isPlain && session.redaction.text(call) === call ? call : replay;
}

/** What a command that sends something again must know of where it went. */
export type Place = Pick<Profile, "endpoint" | "file" | "moved" | "embedded">;

/** The command that tries a check of a report once more. */
export function replayOf(report: string, check: string, place: Place): string {
  return `kms-conformance replay ${quoted(report)} ${quoted(check)}${placeOf(place)}`;
}

/** Where the endpoint is; nothing for the embedded one, which `replay` starts anew. */
function placeOf(profile: Place): string {
  const endpoint = ` --endpoint ${quoted(profile.endpoint)}`;
  if (profile.file !== undefined)
    return ` --profile ${quoted(profile.file)}${profile.moved === true ? endpoint : ""}`;
  return profile.embedded === true ? "" : endpoint;
}

function callOf({ action, method = "POST", parameters, body }: Call, session: Session): string {
  const how = method === "POST" ? "" : ` --method ${method}`;
  const sent =
    body === undefined
      ? `--params ${quoted(JSON.stringify(parameters))}`
      : `--body ${quoted(Buffer.from(body).toString("utf8"))}`;
  return `kms-conformance call ${action ?? "GenerateDataKey"}${placeOf(session.profile)}${how} ${sent}`;
}

function isShownByCall({ answer, alone }: Showing, { profile }: Session): boolean {
  // The keys that a run has made for itself, and the endpoint that it has started, are gone when it is over.
  const gone = profile.provision === true || (profile.embedded === true && profile.file === undefined);
  return alone && !gone && canBeCalled(answer.exchange.call, profile.language) && isPlainToSee(answer);
}

/** Whether the request differs from a plain one in nothing but what `call` can be told. */
function canBeCalled(call: Call, language: string | undefined): boolean {
  const { action, method = "POST", parameters, body, signing, version, region, contentType, query } = call;
  const special =
    Object.keys(signing ?? {}).length > 0 ||
    [version, region, contentType, query].some((value) => value !== undefined);
  // A CiphertextBlob belongs to the run that made it, and one of an endpoint at fault may show its data key.
  if (special || action === null || "CiphertextBlob" in parameters || call.language !== language)
    return false;
  if (method !== "POST" && method !== "GET") return false;
  return body === undefined || method === "POST";
}

/** A data key that is encrypted can be read with a private key of the run only. */
function isPlainToSee({ exchange, reply, prediction }: Answer): boolean {
  const encrypted = Boolean(exchange.call.parameters["EncryptionPublicKey"]);
  return !encrypted || reply.kind !== "granted" || prediction?.kind === "refused";
}

/** A word for the shell, quoted where it has to be. */
function quoted(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
