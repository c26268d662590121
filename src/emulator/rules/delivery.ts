import type { ServerResponse } from "node:http";
import type { WireResponse } from "../message.ts";

/** How an answer goes onto the connection. */
export interface DeliveryRules {
  readonly deliver: (answer: WireResponse, connection: ServerResponse) => void;
}

/** The reference's reading: in one piece with its length, on a connection that stays open. */
export const deliveryRules: DeliveryRules = {
  deliver: ({ status, headers, body }, connection) => {
    connection.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
    connection.end(body);
  },
};
