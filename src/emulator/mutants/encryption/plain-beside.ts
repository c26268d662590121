import type { ServerResponse } from "node:http";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { WireResponse } from "../../message.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

/** A header that only this endpoint sees: from it the delivery has the data key. */
const carrier = "x-own-data-key";

type Deliver = (answer: WireResponse, told: string, connection: ServerResponse) => void;

/** Tells the data key, in Base64, on the way of an answer in which it comes encrypted. */
const telling =
  (deliver: Deliver): Change =>
  (reference) => {
    const keys = new WeakMap<Call, Uint8Array>();
    return {
      ...reference,
      protect: (call, dataKey) => {
        if (call.filledText("EncryptionPublicKey") !== undefined) keys.set(call, dataKey);
        return reference.protect(call, dataKey);
      },
      respond: async (call, envelope) => {
        const answer = await reference.respond(call, envelope);
        const key = "Error" in envelope.Response ? undefined : keys.get(call);
        if (key === undefined) return answer;
        return { ...answer, headers: { ...answer.headers, [carrier]: Buffer.from(key).toString("base64") } };
      },
      deliver: (answer, connection) => {
        const { [carrier]: told, ...headers } = answer.headers;
        const without = { ...answer, headers };
        if (told === undefined) reference.deliver(without, connection);
        else deliver(without, told, connection);
      },
    };
  };

/** The data key stands plain beside an answer that encrypts it, where few look. */
export const plainBesideMutants: readonly Mutant[] = [
  mutant(
    "plain-in-trailer",
    ["GDK-48"],
    "a trailer tells the data key that Plaintext encrypts",
    telling(({ status, headers, body }, told, connection) => {
      connection.writeHead(status, { ...headers, trailer: "x-checksum" });
      connection.write(body);
      connection.addTrailers({ "x-checksum": told });
      connection.end();
    }),
  ),
  mutant(
    "plain-behind-status",
    ["GDK-48"],
    "the words behind the status tell the data key that Plaintext encrypts",
    telling(({ status, headers, body }, told, connection) => {
      connection.writeHead(status, `OK ${told}`, { ...headers, "content-length": Buffer.byteLength(body) });
      connection.end(body);
    }),
  ),
];
