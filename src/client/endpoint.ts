import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { UsageError } from "../model/errors.ts";

/** Where requests go. */
export interface Endpoint {
  /** Scheme, host and port, as in `https://kms.example:8443`. */
  readonly origin: string;
  /** The Host header: the name, with the port when it is not the scheme's own. */
  readonly host: string;
  readonly hostname: string;
}

/** Reads an endpoint's URL. Throws UsageError unless it is http or https with a host and nothing else. */
export function readEndpoint(url: string): Endpoint {
  if (!URL.canParse(url)) throw refusal(url, "it is no URL");
  const { protocol, origin, host, hostname, pathname, search, hash, username, password } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:")
    throw refusal(url, "its scheme is neither http nor https");
  if (username !== "" || password !== "")
    throw refusal(`${protocol}//…@${host}`, "it carries a user or a password");
  if (pathname !== "/" || search !== "" || hash !== "") {
    throw refusal(url, "every request of this API goes to the path /, so it may carry no path or query");
  }
  return { origin, host, hostname };
}

function refusal(url: string, why: string): UsageError {
  return new UsageError(
    `the endpoint ${url} cannot be used: ${why}; write it as http://HOST:PORT or https://HOST`,
  );
}

/** Whether the host can only be this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])\.?$/.test(hostname);
}

/**
 * Resolves a name as the system does, but gives 127.0.0.1 for every name under `.localhost`: those are this
 * machine by definition, and not every system's resolver knows it.
 */
export const lookupLoopback: LookupFunction = (hostname, options, callback) => {
  if (!/\.localhost\.?$/i.test(hostname)) systemLookup(hostname, options, callback);
  else if (options.all === true) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
};
