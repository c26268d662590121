import { type DecryptionKey, sm2KeyFromPrivate } from "../../crypto/index.ts";

/**
 * SM2 pairs whose public point has a coordinate that begins with a zero byte, as one pair in 128 has: who keeps
 * coordinates as numbers loses it. The two points have the same x, so that who keeps keys by that takes one for the other. Anybody can know their private halves; nothing of worth is ever encrypted for them.
 */
export const zeroLedPairs: readonly { readonly name: string; readonly pair: DecryptionKey }[] = [
  {
    name: "x",
    pair: sm2KeyFromPrivate("ff6189f56ca47606689c58716fe6d92afb26afa10c0b9dcb2f47a63546a304f8"),
  },
  {
    name: "y",
    pair: sm2KeyFromPrivate("009e7609935b89f99763a78e901926d476dd2fca15ba676024744dd3f3323c2b"),
  },
];
