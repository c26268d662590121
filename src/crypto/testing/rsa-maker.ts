import { constants, createHash, createPublicKey, publicEncrypt, randomBytes } from "node:crypto";
import { concatenate } from "../bytes.ts";
import type { RsaDecryptionKey } from "../key-pair.ts";

/** Raises a block of 256 bytes, below the modulus, to the public exponent. */
export function encryptBlock(block: Uint8Array, key: RsaDecryptionKey): Uint8Array {
  const padding = constants.RSA_NO_PADDING;
  return new Uint8Array(publicEncrypt({ key: createPublicKey(key.publicPem), padding }, block));
}

/** Random bytes of which none is zero. */
export const nonZero = (length: number): Uint8Array =>
  new Uint8Array(randomBytes(length)).map((byte) => (byte === 0 ? 1 : byte));

/** `first | type | padding | 00 | message`, filled up to 256 bytes when `padding` is left out. */
export function pkcs1Block(
  message: Uint8Array,
  padding = nonZero(253 - message.length),
  type = 2,
  first = 0,
) {
  return concatenate(Uint8Array.of(first, type), padding, Uint8Array.of(0), message);
}

/** What an OAEP block is made of; all but the message have the values of a right one with SHA-1. */
export interface OaepRecipe {
  readonly hash?: string;
  readonly mask?: string;
  readonly label?: Uint8Array;
  readonly first?: number;
  readonly seed?: Uint8Array;
  /** What stands between the zeros and the message. */
  readonly separator?: number;
}

/** An OAEP block of 256 bytes, written down apart from the decoder. */
export function oaepBlock(message: Uint8Array, recipe: OaepRecipe = {}): Uint8Array {
  const { hash = "sha1", mask = hash, label = new Uint8Array(), first = 0, separator = 1 } = recipe;
  const labelHash = createHash(hash).update(label).digest();
  const seed = Buffer.from(recipe.seed ?? randomBytes(labelHash.length));
  const data = Buffer.alloc(255 - seed.length);
  labelHash.copy(data);
  Buffer.from(message).copy(data, data.length - message.length);
  data[data.length - message.length - 1] = separator;
  const maskedData = masked(data, seed, mask);
  return concatenate(Uint8Array.of(first), masked(seed, maskedData, mask), maskedData);
}

function masked(bytes: Buffer, seed: Uint8Array, hash: string): Uint8Array {
  const mask: number[] = [];
  for (let count = 0; mask.length < bytes.length; count++) {
    mask.push(
      ...createHash(hash)
        .update(seed)
        .update(Uint8Array.of(0, 0, 0, count))
        .digest(),
    );
  }
  return new Uint8Array(bytes.map((byte, index) => byte ^ (mask[index] ?? 0)));
}
