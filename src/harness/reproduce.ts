import type { Call } from "../model/exchange.ts";
import type { Session } from "./session.ts";

/**
 * The command that shows a violation again, signed anew: the call itself where `call` can send it, else the check with
 * the seed of this run, because its request is wrong in ways that parameters cannot say.
 */
export function reproduceOf(call: Call, check: string, session: Session): string {
  const { profile, seed, effort } = session;
  const where = profile.file === undefined ? "" : ` --profile ${quoted(profile.file)}`;
  const embedded = profile.file === undefined && profile.embedded === true;
  if (embedded || needsCheck(call)) {
    return `kms-conformance run${where} --only ${quoted(check)} --effort ${effort} --seed ${seed}`;
  }
  const endpoint = where || ` --endpoint ${quoted(profile.endpoint)}`;
  const method = call.method === undefined || call.method === "POST" ? "" : ` --method ${call.method}`;
  const parameters = quoted(JSON.stringify(call.parameters));
  return `kms-conformance call ${call.action ?? "GenerateDataKey"}${endpoint}${method} --params ${parameters}`;
}

/** Whether something other than action, method and parameters is out of the ordinary, or a parameter must not be shown. */
function needsCheck(call: Call): boolean {
  const { parameters, body, signing, action, version, method = "POST", region, contentType } = call;
  // A CiphertextBlob belongs to the run that made it, and one of an endpoint at fault may show its data key.
  if ("CiphertextBlob" in parameters) return true;
  const special = [body, signing, version, region, contentType].some((value) => value !== undefined);
  return special || action === null || !["GET", "POST"].includes(method);
}

/** A word for the shell, quoted where it has to be. */
function quoted(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
