import type { Effort } from "../model/profile.ts";

/** A change of a signature that was right: 64 hexadecimal digits in lower case. */
export interface SignatureTamper {
  readonly name: string;
  readonly alter: (signature: string) => string;
  readonly effort: Effort;
}

/** Changes after each of which the signature is wrong. Upper case is none of them: it may be read as the same digits. */
export function signatureTampers(): readonly SignatureTamper[] {
  return [
    flip("first", 0, "smoke"),
    flip("first-quarter", 1 / 4, "thorough"),
    flip("middle", 1 / 2, "standard"),
    flip("third-quarter", 3 / 4, "thorough"),
    flip("last", 1, "smoke"),
    tamper("empty", () => ""),
    tamper("cut-by-one", (signature) => signature.slice(0, -1)),
    tamper("half", (signature) => signature.slice(0, signature.length / 2)),
    tamper("first-digit", (signature) => signature.slice(0, 1), "thorough"),
    tamper("extended", (signature) => `${signature}0`),
    tamper("doubled", (signature) => signature + signature, "thorough"),
    tamper("zeros", (signature) => "0".repeat(signature.length)),
    tamper("inverted", (signature) => signature.replaceAll(/[0-9a-f]/g, inverse)),
    tamper("rotated", (signature) => signature.slice(1) + signature.slice(0, 1), "thorough"),
    tamper("base64", (signature) => Buffer.from(signature, "hex").toString("base64"), "thorough"),
    tamper("not-hexadecimal", (signature) => `g${signature.slice(1)}`),
  ];
}

function tamper(
  name: string,
  alter: (signature: string) => string,
  effort: Effort = "standard",
): SignatureTamper {
  return { name, alter, effort };
}

/** One digit changed, at a fraction of the length. */
function flip(name: string, at: number, effort: Effort): SignatureTamper {
  const alter = (signature: string) => {
    const index = Math.min(Math.floor(signature.length * at), signature.length - 1);
    return signature.slice(0, index) + inverse(signature.charAt(index)) + signature.slice(index + 1);
  };
  return tamper(`flip-${name}`, alter, effort);
}

/** The hexadecimal digit with every bit turned. */
function inverse(digit: string): string {
  return (15 - Number.parseInt(digit, 16)).toString(16);
}
