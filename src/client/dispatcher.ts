import { X509Certificate } from "node:crypto";
import { createSecureContext, rootCertificates } from "node:tls";
import { buildConnector, Client, type Dispatcher, EnvHttpProxyAgent } from "undici";
import { UsageError } from "../model/errors.ts";
import { type Endpoint, isLoopback, lookupLoopback } from "./endpoint.ts";

/** Makes dispatchers of one connection each. `onConnect` is called whenever that connection is made anew. */
export type MakeDispatcher = (onConnect: () => void) => Dispatcher;

type ConnectOptions = NonNullable<Parameters<typeof buildConnector>[0]>;

/** What the way to an endpoint depends on beside its address. */
export interface Route {
  /** PEM of certificates that are trusted beside the roots of Node. */
  readonly ca?: string;
  /** URL of an HTTP proxy to go through, to this machine too; else that of the environment holds, but for loopback. */
  readonly proxy?: string;
}

/**
 * How connections to the endpoint are made. `timeout` is in milliseconds. Certificates are always verified. Throws
 * UsageError for a `ca` that cannot be read.
 */
export function dispatcherFactory(endpoint: Endpoint, timeout: number, { ca, proxy }: Route): MakeDispatcher {
  const tls: ConnectOptions = {
    // Set outright, so that NODE_TLS_REJECT_UNAUTHORIZED cannot turn it off.
    rejectUnauthorized: true,
    lookup: lookupLoopback,
    timeout,
    ...(ca === undefined ? {} : { secureContext: trusting(ca) }),
  };
  const connect = keepServerName(buildConnector(tls));
  // The client has one deadline for the whole exchange, so undici's coarser ones are off.
  const options: Client.Options = { headersTimeout: 0, bodyTimeout: 0, pipelining: 1, connect };
  if (proxy === undefined && !proxyWanted(endpoint.hostname)) {
    return (onConnect) => new Client(endpoint.origin, options).on("connect", onConnect);
  }
  const asked = proxy === undefined ? {} : { httpProxy: proxy, httpsProxy: proxy, noProxy: "" };
  return (onConnect) =>
    new EnvHttpProxyAgent({
      ...options,
      ...asked,
      requestTls: tls,
      factory: (origin, given) => new Client(origin, given).on("connect", onConnect),
    });
}

/** One context for all connections: to read the roots anew for each costs more than the connection. */
function trusting(ca: string): ReturnType<typeof createSecureContext> {
  try {
    // createSecureContext passes over what is no certificate; this throws.
    new X509Certificate(ca);
    return createSecureContext({ ca: [...rootCertificates, ca] });
  } catch {
    throw new UsageError(
      "the CA is not readable as PEM; give certificates between BEGIN and END CERTIFICATE lines",
    );
  }
}

/** undici takes the TLS server name from the Host header; a check that alters Host must not change whom TLS trusts. */
function keepServerName(connect: ReturnType<typeof buildConnector>): ReturnType<typeof buildConnector> {
  return ({ servername: _fromHostHeader, ...options }, callback) => connect(options, callback);
}

/** What a proxy is asked for is the machine it stands on, so loopback goes through one only when that is asked for. */
function proxyWanted(hostname: string): boolean {
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY } = process.env;
  return !isLoopback(hostname) && Boolean(http_proxy || HTTP_PROXY || https_proxy || HTTPS_PROXY);
}
