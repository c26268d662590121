import type { Effort } from "../../model/profile.ts";
import { readAuthorization, withAuthorization, writeAuthorization } from "./authorization.ts";
import { onOwnConnection, type RequestTamper } from "./request-tamper.ts";

/** A change of the signature of a request that was rightly signed. */
export interface SignatureTamper extends RequestTamper {
  /** Whether the wrong signature still is 64 hexadecimal digits in lower case. */
  readonly wellFormed: boolean;
}

const EXAMPLE = "0123456789abcdef".repeat(4);

/** Changes after each of which the signature is wrong. Upper case is none of them: it may be read as the same digits. */
export function signatureTampers(): readonly SignatureTamper[] {
  return [
    overOwnConnection(flip("first", 0, "standard")),
    flip("first-quarter", 1 / 4, "thorough"),
    flip("middle", 1 / 2, "standard"),
    flip("third-quarter", 3 / 4, "thorough"),
    flip("last", 1, "standard"),
    tamper("empty", () => ""),
    tamper("cut-by-one", (signature) => signature.slice(0, -1)),
    tamper("half", (signature) => signature.slice(0, signature.length / 2), "thorough"),
    tamper("first-digit", (signature) => signature.slice(0, 1), "thorough"),
    tamper("extended", (signature) => `${signature}0`),
    tamper("doubled", (signature) => signature + signature, "thorough"),
    tamper("zeros", (signature) => "0".repeat(signature.length)),
    tamper("inverted", (signature) => signature.replaceAll(/[0-9a-f]/g, inverse), "thorough"),
    tamper("two-swapped", twoSwapped),
    tamper("rotated", (signature) => signature.slice(1) + signature.slice(0, 1), "thorough"),
    tamper("base64", (signature) => Buffer.from(signature, "hex").toString("base64")),
    tamper("not-hexadecimal", (signature) => `g${signature.slice(1)}`),
    // The rest of the 64 digits: one that nobody compares shows by no other.
    ...Array.from({ length: 63 }, (_, digit) => flip(`${digit}`, digit / 64, "thorough")).filter(
      (_, digit) => digit % 16 !== 0,
    ),
  ];
}

function tamper(
  name: string,
  change: (signature: string) => string,
  effort: Effort = "standard",
): SignatureTamper {
  const alter: RequestTamper["alter"] = (request) => {
    const parts = readAuthorization(request);
    return withAuthorization(request, writeAuthorization({ ...parts, signature: change(parts.signature) }));
  };
  return { name, alter, effort, wellFormed: /^[0-9a-f]{64}$/.test(change(EXAMPLE)) };
}

/** One digit changed, at a fraction of the length. */
function flip(name: string, at: number, effort: Effort): SignatureTamper {
  const change = (signature: string) => {
    const index = Math.min(Math.floor(signature.length * at), signature.length - 1);
    return signature.slice(0, index) + inverse(signature.charAt(index)) + signature.slice(index + 1);
  };
  return tamper(`flip-${name}`, change, effort);
}

function overOwnConnection(row: SignatureTamper): SignatureTamper {
  return { ...row, alter: (request) => onOwnConnection(row.alter(request)) };
}

/** The first two neighbours behind the middle that differ change places: every digit is still there, and both ends are right. */
function twoSwapped(signature: string): string {
  const middle = signature.length / 2;
  return signature.slice(0, middle) + signature.slice(middle).replace(/(.)(?!\1)(.)/, "$2$1");
}

/** The hexadecimal digit with every bit turned. */
function inverse(digit: string): string {
  return (15 - Number.parseInt(digit, 16)).toString(16);
}
