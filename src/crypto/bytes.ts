/** Lower-case hex of `bytes`, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}

/** Bytes of a hex string of even length. */
export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, "hex"));
}

/** One character per byte (U+0000 to U+00FF): the form in which node-forge takes bytes. */
export function toBinaryString(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** Bytes of a string with one character per byte. */
export function fromBinaryString(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** The bytes of all parts, one after the other. */
export function concatenate(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** `length` bytes that end in `bytes`, with zero bytes before them; longer input is returned as it is. */
export function leftPad(bytes: Uint8Array, length: number): Uint8Array {
  return concatenate(new Uint8Array(Math.max(0, length - bytes.length)), bytes);
}

/** A copy with the last byte first. */
export function reversed(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes).reverse();
}

/** The bytes of `left` xor those of `right`, as long as `left`; `right` is at least as long. */
export function xor(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, index) => byte ^ (right[index] ?? 0));
}

/** Whether both hold the same bytes. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

/** Big-endian unsigned integer; no bytes are 0. */
export function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`);
}

/** Big-endian unsigned integer in exactly `length` bytes; `value` fits. */
export function fromInteger(value: bigint, length: number): Uint8Array {
  return fromHex(value.toString(16).padStart(length * 2, "0"));
}
