import { generateKeyPairSync } from "node:crypto";
import { connect, type Socket } from "node:net";
import { createServer } from "node:tls";
import forge from "node-forge";
import type { Loopback } from "./loopback.ts";

/** A key with its self-signed certificate, both as PEM. */
export interface Identity {
  readonly key: string;
  readonly certificate: string;
}

const day = 86_400_000;

/** An identity for a host, its own authority; valid from yesterday until `days` from now, which may be in the past. */
export function identityFor(host: string, days = 1): Identity {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.publicKeyFromPem(publicKey);
  made.validity.notBefore = new Date(Date.now() - 9 * day);
  made.validity.notAfter = new Date(Date.now() + days * day);
  const name = [{ name: "commonName", value: host }];
  made.setSubject(name);
  made.setIssuer(name);
  made.setExtensions([
    { name: "basicConstraints", cA: true },
    { name: "subjectAltName", altNames: [{ type: 2, value: host }] },
  ]);
  made.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { key: privateKey, certificate: forge.pki.certificateToPem(made) };
}

/** TLS on a free port of 127.0.0.1, before a server of this machine that speaks without it. */
export async function serveTls(identity: Identity, port: number): Promise<Loopback> {
  const sockets = new Set<Socket>();
  const server = createServer({ key: identity.key, cert: identity.certificate }, (socket) => {
    const onward = connect(port, "127.0.0.1");
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  server.on("tlsClientError", () => {});
  // Those too that never come to speak TLS.
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const own = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port: own,
    endpoint: `https://127.0.0.1:${own}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
