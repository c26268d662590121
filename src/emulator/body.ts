import type { IncomingMessage } from "node:http";

/** What was kept of a body, and how long it really was. */
export interface ReceivedBody {
  readonly body: Uint8Array;
  readonly bodyLength: number;
}

/**
 * Reads a request's body and keeps no more than `maximum` bytes of it. One that is longer is read on without being
 * kept, so that its sender gets to the answer, but only up to `patience` bytes. The connection stays usable for an answer.
 *
 * @throws Error when the connection breaks before the body ends.
 */
export function receiveBody(
  request: IncomingMessage,
  maximum: number,
  patience: number,
): Promise<ReceivedBody> {
  // Listeners, not `for await`: the iterator costs more than all the rest of a plain request.
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let bodyLength = 0;
    const finish = () => resolve({ body: Buffer.concat(pieces), bodyLength });
    request.on("data", (piece: Buffer) => {
      bodyLength += piece.length;
      if (bodyLength <= maximum) pieces.push(piece);
      else pieces.length = 0;
      if (bodyLength > patience) finish();
    });
    request.on("end", finish);
    request.on("error", reject);
  });
}
