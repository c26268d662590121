import { concatenate } from "../bytes.ts";

/** One DER element: tag, shortest length, content. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concatenate(...contents);
  const { length } = content;
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return concatenate(Uint8Array.from([tag, ...(length < 0x80 ? [length] : long)]), content);
}

/** Content of an INTEGER: the bytes without needless zeros, with a zero before a set top bit. */
export function minimal(bytes: Uint8Array): Uint8Array {
  const significant = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  return (significant[0] ?? 0) >= 0x80 ? concatenate(Uint8Array.of(0), significant) : significant;
}

/** DER of the four parts of an SM2 ciphertext. */
export function sm2Der(parts: {
  readonly x: Uint8Array;
  readonly y: Uint8Array;
  readonly c3: Uint8Array;
  readonly c2: Uint8Array;
}): Uint8Array {
  const integers = [element(2, minimal(parts.x)), element(2, minimal(parts.y))];
  return element(0x30, ...integers, element(4, parts.c3), element(4, parts.c2));
}
