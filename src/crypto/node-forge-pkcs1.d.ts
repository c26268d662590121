import type forge from "node-forge";

declare module "node-forge" {
  namespace pkcs1 {
    interface OaepOptions {
      readonly label?: string;
      readonly md: forge.md.MessageDigest;
      readonly mgf1: { readonly md: forge.md.MessageDigest };
    }
    /** Message of an OAEP block, as a binary string; throws when the padding is wrong. Of `key` only the size is used. */
    function decode_rsa_oaep(
      key: { readonly n: { bitLength(): number } },
      block: string,
      options: OaepOptions,
    ): string;
  }
}
