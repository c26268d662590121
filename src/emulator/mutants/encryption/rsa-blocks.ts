import { constants, createHash, type KeyObject, publicEncrypt, randomBytes } from "node:crypto";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { RsaAlgorithm } from "../../rules/encryption.ts";

/** Bytes of the only modulus that the document allows. */
export const blockLength = 256;

/** RSA of a block that is padded already. */
export const rsaRaw = (key: KeyObject, block: Uint8Array): Uint8Array =>
  publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block);

/** Random bytes none of which is zero. */
export const nonZeroBytes = (length: number): Buffer =>
  Buffer.from(Array.from(randomBytes(length * 2)).filter((byte) => byte !== 0)).subarray(0, length);

/**
 * The block of PKCS#1 v1.5.
 *
 * ```
 * 00 | type, 1 | padding string | 00 | message
 * ```
 */
export const pkcs1Block = (message: Uint8Array, padding: Uint8Array, type = 2): Buffer =>
  Buffer.concat([Buffer.of(0, type), padding, Buffer.of(0), message]);

/** Bytes of the padding string that fill a block up. */
export const paddingLength = (message: Uint8Array): number => blockLength - 3 - message.length;

/** What may be different in OAEP. */
export interface OaepOptions {
  readonly hash: "sha1" | "sha256";
  readonly mask?: "sha1" | "sha256" | "sha512";
  readonly label?: string;
  readonly seed?: Uint8Array;
}

const digest = (name: string, ...parts: readonly Uint8Array[]): Buffer =>
  createHash(name).update(Buffer.concat(parts)).digest();

function masked(bytes: Uint8Array, seed: Uint8Array, hash: string): Buffer {
  const blocks: Buffer[] = [];
  for (let count = 0; Buffer.concat(blocks).length < bytes.length; count++) {
    blocks.push(digest(hash, seed, Buffer.of(0, 0, 0, count)));
  }
  const mask = Buffer.concat(blocks);
  return Buffer.from(bytes.map((byte, index) => byte ^ (mask[index] ?? 0)));
}

/**
 * The block of OAEP.
 *
 * ```
 * 00 | seed ^ mask | (hash(label) | 00… | 01 | message) ^ mask
 * ```
 */
export function oaepBlock(message: Uint8Array, options: OaepOptions): Buffer {
  const { hash, mask = hash, label = "" } = options;
  const labelHash = digest(hash, Buffer.from(label));
  const seed = options.seed ?? randomBytes(labelHash.length);
  const zeros = Buffer.alloc(blockLength - 2 * labelHash.length - 2 - message.length);
  const data = masked(Buffer.concat([labelHash, zeros, Buffer.of(1), message]), seed, mask);
  return Buffer.concat([Buffer.of(0), masked(seed, data, mask), data]);
}

/** Which way of padding a block is made for. */
export interface RsaUse {
  readonly call: Call;
  readonly name: RsaAlgorithm;
}

/** Pads for some RSA algorithms in another way; `make` is called once for each endpoint. */
export const padding =
  (names: readonly RsaAlgorithm[], make: () => (message: Uint8Array, use: RsaUse) => Uint8Array): Change =>
  (reference) => {
    const block = make();
    return {
      ...reference,
      rsaEncrypt: (call, key, scheme, message) => {
        const name = names.find((each) => scheme === call.rules.rsaSchemes[each]);
        return name === undefined || key.asymmetricKeyDetails?.modulusLength !== 8 * blockLength
          ? reference.rsaEncrypt(call, key, scheme, message)
          : rsaRaw(key, block(message, { call, name }));
      },
    };
  };

/** Both names of OAEP. */
export const oaepNames = ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"] as const;

/** Every name of RSA. */
export const rsaNames = ["RSAES_PKCS1_V1_5", ...oaepNames] as const;

/** The hash that a name of OAEP speaks of. */
export const hashOf = (name: RsaAlgorithm): "sha1" | "sha256" =>
  name === "RSAES_OAEP_SHA_1" ? "sha1" : "sha256";

/** A source of padding that gives every second time what it gave the time before. */
export function everySecond(random: (length: number) => Buffer): () => (length: number) => Buffer {
  return () => {
    let kept: Buffer | undefined;
    return (length) => {
      const last = kept && kept.length >= length ? kept.subarray(0, length) : undefined;
      kept = last ? undefined : random(blockLength);
      return last ?? kept?.subarray(0, length) ?? random(length);
    };
  };
}
