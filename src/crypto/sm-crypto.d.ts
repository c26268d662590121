declare module "sm-crypto" {
  interface SmCrypto {
    readonly sm2: {
      /** `cipher` is C1C3C2 in hex without 04 (mode 1); an unreadable cipher gives an empty array and no error. */
      doDecrypt(cipher: string, privateKey: string, mode: 1, options: { readonly output: "array" }): number[];
      /** C1C3C2 in hex without 04 (mode 1); `publicKey` is 04, x and y in hex. */
      doEncrypt(message: readonly number[], publicKey: string, mode: 1): string;
    };
    /** Hex of the SM3 hash of bytes. */
    sm3(message: readonly number[]): string;
  }
  const smCrypto: SmCrypto;
  export default smCrypto;
}
