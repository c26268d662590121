import { Client, type Dispatcher } from "undici";
import type { SignedRequest } from "../../model/exchange.ts";

/** What came of sending requests. */
export interface LoopResult {
  readonly answered: number;
  readonly unanswered: number;
  /** Bytes of all answers, without their heads. */
  readonly bytes: number;
  /** From the first send to the last byte. */
  readonly seconds: number;
}

/** Reads an answer and keeps nothing but its length: -1 when there is none. */
class LengthReader implements Dispatcher.DispatchHandler {
  readonly #settle: (length: number) => void;
  #length = 0;

  constructor(settle: (length: number) => void) {
    this.#settle = settle;
  }

  /** undici tells by this method that a handler is one of its newer kind. */
  onRequestStart(): void {}

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#length += chunk.length;
  }

  onResponseEnd(): void {
    this.#settle(this.#length);
  }

  onResponseError(): void {
    this.#settle(-1);
  }
}

/** Sends requests as fast as `lanes` connections carry them, each made when its turn has come. */
export async function sendAll(
  origin: string,
  requests: readonly (() => SignedRequest)[],
  lanes: number,
): Promise<LoopResult> {
  const clients = Array.from({ length: lanes }, () => new Client(origin, { pipelining: 1 }));
  const queue = requests.values();
  const lengths: number[] = [];
  const begun = performance.now();
  const lane = async (client: Client): Promise<void> => {
    for (const make of queue) lengths.push(await send(client, make()));
  };
  await Promise.all(clients.map(lane));
  const seconds = (performance.now() - begun) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  const answers = lengths.filter((length) => length >= 0);
  return {
    answered: answers.length,
    unanswered: lengths.length - answers.length,
    bytes: answers.reduce((sum, length) => sum + length, 0),
    seconds,
  };
}

function send(client: Client, { method, path, headers, body }: SignedRequest): Promise<number> {
  return new Promise((resolve) => {
    const payload = body.byteLength === 0 ? null : body;
    client.dispatch({ method, path, headers, body: payload }, new LengthReader(resolve));
  });
}
