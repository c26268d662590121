import type { Server } from "node:http";

/** Listens on a free port of 127.0.0.1 and gives the origin, `http://127.0.0.1:PORT`. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : address}`;
}

/** Stops listening and ends every connection. */
export function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}
