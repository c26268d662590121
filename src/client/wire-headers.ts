import type { Headers } from "../model/exchange.ts";

/** The names as the vendor's pages write them; a header name means the same in any case. */
const VENDOR_CASE: Readonly<Record<string, string>> = {
  authorization: "Authorization",
  "content-type": "Content-Type",
  host: "Host",
  "x-tc-action": "X-TC-Action",
  "x-tc-language": "X-TC-Language",
  "x-tc-region": "X-TC-Region",
  "x-tc-timestamp": "X-TC-Timestamp",
  "x-tc-token": "X-TC-Token",
  "x-tc-version": "X-TC-Version",
};

/** Header fields as they go over the wire: names in the vendor's case, others as they are. */
export function wireHeaders(headers: Headers): Record<string, string> {
  const wire: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) wire[VENDOR_CASE[name] ?? name] = value;
  }
  return wire;
}
