import { Refusal } from "../refusal.ts";

/** The Authorization header of TC3-HMAC-SHA256, taken apart. */
export interface Authorization {
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const form =
  /^TC3-HMAC-SHA256 +Credential=([^/\s,]+)\/([^/\s,]+)\/([^/\s,]+)\/([^/\s,]+), *SignedHeaders=([^,\s]+), *Signature=([^,\s]+)$/;

/**
 * Takes an Authorization header apart.
 *
 * ```
 * TC3-HMAC-SHA256 Credential=<SecretId>/<date>/<service>/tc3_request, SignedHeaders=<a;b>, Signature=<hex>
 * ```
 *
 * @throws Refusal AuthFailure.InvalidAuthorization when it has another form or another algorithm.
 */
export function parseAuthorization(header: string): Authorization {
  const [, secretId, date, service, terminator, names, signature] = form.exec(header.trim()) ?? [];
  if (!secretId || !date || !service || !terminator || !names || !signature) {
    throw new Refusal(
      "AuthFailure.InvalidAuthorization",
      "it must name TC3-HMAC-SHA256, Credential, SignedHeaders and Signature",
    );
  }
  return { secretId, date, service, terminator, signedHeaders: names.toLowerCase().split(";"), signature };
}
