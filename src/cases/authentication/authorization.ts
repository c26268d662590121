import { InternalHarnessError } from "../../model/errors.ts";
import type { SignedRequest } from "../../model/exchange.ts";

/**
 * The parts of an Authorization header:
 *
 * ```text
 * ALGORITHM Credential=SECRET_ID/DATE/SERVICE/TERMINATOR, SignedHeaders=a;b, Signature=HEX
 * ```
 */
export interface Authorization {
  readonly algorithm: string;
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: string;
  readonly signature: string;
}

const FORM =
  /^(?<algorithm>\S+) Credential=(?<secretId>[^/]*)\/(?<date>[^/]*)\/(?<service>[^/]*)\/(?<terminator>[^,]*), *SignedHeaders=(?<signedHeaders>[^,]*), *Signature=(?<signature>.*)$/;

/** Writes the parts as a header value. */
export function writeAuthorization(parts: Authorization): string {
  const scope = `${parts.secretId}/${parts.date}/${parts.service}/${parts.terminator}`;
  return `${parts.algorithm} Credential=${scope}, SignedHeaders=${parts.signedHeaders}, Signature=${parts.signature}`;
}

/**
 * Reads the Authorization header of a signed request.
 *
 * @throws InternalHarnessError when the request is not signed or its header is of another form.
 */
export function readAuthorization(request: SignedRequest): Authorization {
  const groups = FORM.exec(request.headers["authorization"] ?? "")?.groups ?? {};
  const part = (name: string): string => groups[name] ?? unsigned();
  return {
    algorithm: part("algorithm"),
    secretId: part("secretId"),
    date: part("date"),
    service: part("service"),
    terminator: part("terminator"),
    signedHeaders: part("signedHeaders"),
    signature: part("signature"),
  };
}

function unsigned(): never {
  throw new InternalHarnessError(
    "A signed request was to be altered, but its authorization header is missing or not of the TC3 form. Sign it first.",
  );
}

/** The request with another Authorization header. */
export function withAuthorization(request: SignedRequest, value: string): SignedRequest {
  return withHeader(request, "authorization", value);
}

/** The request with one header field set. */
export function withHeader(request: SignedRequest, name: string, value: string): SignedRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

/** The request without one header field. */
export function withoutHeader(request: SignedRequest, name: string): SignedRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([each]) => each !== name));
  return { ...request, headers };
}
