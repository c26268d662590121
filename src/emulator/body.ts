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
export async function receiveBody(
  request: IncomingMessage,
  maximum: number,
  patience: number,
): Promise<ReceivedBody> {
  const pieces: Buffer[] = [];
  let bodyLength = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(piece)) continue;
    bodyLength += piece.length;
    if (bodyLength <= maximum) pieces.push(piece);
    else pieces.length = 0;
    if (bodyLength > patience) break;
  }
  return { body: Buffer.concat(pieces), bodyLength };
}
