import { type DecryptionKey, sm2KeyFromPrivate } from "../crypto/index.ts";

/**
 * SM2 pairs whose public point has a coordinate that begins with a zero byte, as one pair in 128 has: who keeps
 * coordinates as numbers loses it. Anybody can know their private halves; nothing of worth is ever encrypted for them.
 */
export const zeroLedPairs: readonly { readonly name: string; readonly pair: DecryptionKey }[] = [
  {
    name: "x",
    pair: sm2KeyFromPrivate("7dd26020c043039afb738fcc82c30919375ba7c67e1018afb4d101692f8ed5c4"),
  },
  {
    name: "y",
    pair: sm2KeyFromPrivate("9dbd3365805661cd063f7eab540a10d95dde32165aacb6d76841b077164c3bce"),
  },
];
