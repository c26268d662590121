import type { Call } from "../model/exchange.ts";
import type { Profile } from "../model/profile.ts";
import type { Session } from "./session.ts";

/** A longer command is no use to somebody who copies it from a terminal. */
const longestCall = 300;

/**
 * The command that shows a violation again, signed anew: the call itself where `call` can send it and a reader can
 * copy it, else the check with the seed of this run.
 */
export function reproduceOf(call: Call, check: string, { profile, seed, effort }: Session): string {
  const embedded = profile.file === undefined && profile.embedded === true;
  const where = embedded ? "" : targetOf(profile);
  const again = `kms-conformance run${where} --only ${quoted(check)} --effort ${effort} --seed ${seed}`;
  if (embedded || needsCheck(call)) return again;
  const method = call.method === undefined || call.method === "POST" ? "" : ` --method ${call.method}`;
  const parameters = quoted(JSON.stringify(call.parameters));
  const direct = `kms-conformance call ${call.action ?? "GenerateDataKey"}${where}${method} --params ${parameters}`;
  return direct.length <= longestCall ? direct : again;
}

function targetOf({ file, endpoint }: Profile): string {
  return file === undefined ? ` --endpoint ${quoted(endpoint)}` : ` --profile ${quoted(file)}`;
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
