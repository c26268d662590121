import smCrypto from "sm-crypto";
import { describe, expect, it } from "vitest";
import { concatenate, fromHex, toHex } from "./bytes.ts";
import { decodeDataKey } from "./decode-data-key.ts";
import { sm2KeyFromPrivate } from "./key-pair.ts";
import { sm2Der } from "./testing/der-maker.ts";
import { encryptSm2, encryptSm2Until, raw } from "./testing/sm2-maker.ts";

/** Published ciphertexts of the recommended curve: both forms of each, and the message. */
const vectors = [
  {
    name: "GM/T 0003.5-2012 Annex C, whose x begins with 04",
    privateKey: "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8",
    message: "656e6372797074696f6e207374616e64617264",
    der: "307c022004ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73022100e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0042059983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766041321886ca989ca9c7d58087307ca93092d651efa",
    raw: "04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df059983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd876621886ca989ca9c7d58087307ca93092d651efa",
  },
  {
    name: "OpenSSL, with a length in long form",
    privateKey: "d09156733017bdad809fd9bbd8c693f60230593169b6f94aaf1c8ee138cc99b5",
    message: "54686520666c6f6f66792062756e6e69657320686f70206174206d69646e69676874",
    der: "30818a0220466be2ef5c11782ec77864a0055417f407a5afc11d653c6bce69e417bb1d05b6022062b572e21ff0ddf5c726bd3f9ff2eae56e6294713a607e9b9525628965f62cc804203c1b5713b5db2728eb7bf775e44f4689fc32668bdc564f52ea45b09e8df2a5f40422084a9d0cc2997092b7d3c404fce95956eb604d732b2307a8e5b8900ed6608ca5b197",
    raw: "466be2ef5c11782ec77864a0055417f407a5afc11d653c6bce69e417bb1d05b662b572e21ff0ddf5c726bd3f9ff2eae56e6294713a607e9b9525628965f62cc83c1b5713b5db2728eb7bf775e44f4689fc32668bdc564f52ea45b09e8df2a5f4084a9d0cc2997092b7d3c404fce95956eb604d732b2307a8e5b8900ed6608ca5b197",
  },
  {
    name: "emmansun/gmsm",
    privateKey: "6c5a0a0b2eed3cbec3e4f1252bfe0e28c504a1c6bf1999eebb0af9ef0f8e6c85",
    message: "73656e64207265696e666f7263656d656e74732c20776527726520676f696e6720746f20616476616e6365",
    der: "308194022100bd31001ce8d39a4a0119ff96d71334cd12d8b75bbc780f5bfc6e1efab535e85a02201839c075ff8bf761dcbe185c9750816410517001d6a130f6ab97fb23337cce150420ea82bd58d6a5394eb468a769ab48b6a26870ca075377eb06663780c920ea5ee0042be22abcf48e56ae9d29ac770d9de0d6b7094a874a2f8d26c26e0b1daaf4ff50a484b88163d04785b04585bb",
    raw: "bd31001ce8d39a4a0119ff96d71334cd12d8b75bbc780f5bfc6e1efab535e85a1839c075ff8bf761dcbe185c9750816410517001d6a130f6ab97fb23337cce15ea82bd58d6a5394eb468a769ab48b6a26870ca075377eb06663780c920ea5ee0e22abcf48e56ae9d29ac770d9de0d6b7094a874a2f8d26c26e0b1daaf4ff50a484b88163d04785b04585bb",
  },
  {
    name: "a y of 31 bytes",
    privateKey: "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8",
    message: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
    der: "30818702203b3de05121ff3a36d9dcd23ac5c15de8d757ae92795b15410e1ecd9e46466a47021f7b8326ebd1926d5ab4cccacefee53ad6106c43e6eb5c91a11606102e19c39b0420953526b699b3e7df2e80be109be02d81a89e21bb0772474bbd175635bdf220c10420becdd52d43014f6e6da226ba694a998b649d33d86bba3ce3998a804e35c7a870",
    raw: "3b3de05121ff3a36d9dcd23ac5c15de8d757ae92795b15410e1ecd9e46466a47007b8326ebd1926d5ab4cccacefee53ad6106c43e6eb5c91a11606102e19c39b953526b699b3e7df2e80be109be02d81a89e21bb0772474bbd175635bdf220c1becdd52d43014f6e6da226ba694a998b649d33d86bba3ce3998a804e35c7a870",
  },
  {
    name: "an x with a leading zero byte and the next bit set",
    privateKey: "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8",
    message: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
    der: "308188022000d062045840b1f4b0a64d6e6c5bc582079fc0af8c366eba632b35f5e217385b02205032f04533c064a41a7616cbb528b168c79a247d46f1c3667e1a2f5921aca9a40420cc166970f3fa4c698cd07d7019f861936d751a4fd31ef83890f8d2e0955d63a80420ffd536c129426f8f17591d79ae52de0f5aa4a0a4959f6a71c35bad910d40f601",
    raw: "00d062045840b1f4b0a64d6e6c5bc582079fc0af8c366eba632b35f5e217385b5032f04533c064a41a7616cbb528b168c79a247d46f1c3667e1a2f5921aca9a4cc166970f3fa4c698cd07d7019f861936d751a4fd31ef83890f8d2e0955d63a8ffd536c129426f8f17591d79ae52de0f5aa4a0a4959f6a71c35bad910d40f601",
  },
];

describe.each(vectors)("SM2 vector: $name", ({ privateKey, message, der, raw }) => {
  const key = sm2KeyFromPrivate(privateKey);
  const plaintext = fromHex(message);
  const randomness = raw.slice(0, 128);

  it("decodes as ASN.1", () => {
    const decoded = { outcome: "decoded", plaintext, randomness, observations: [] };
    expect(decodeDataKey(fromHex(der), "SM2_C1C3C2_ASN1", key)).toEqual(decoded);
  });

  it.each([
    { prefix: "", observations: ["sm2-without-04-prefix"] },
    { prefix: "04", observations: ["sm2-with-04-prefix"] },
  ])("decodes as plain bytes, $observations", ({ prefix, observations }) => {
    const decoded = { outcome: "decoded", plaintext, randomness, observations };
    for (const expectedLength of [undefined, plaintext.length, plaintext.length + 1, raw.length / 2 - 64]) {
      expect(decodeDataKey(fromHex(prefix + raw), "SM2", key, expectedLength)).toEqual(decoded);
    }
  });

  it("does not decode with any one bit changed", () => {
    const bytes = fromHex(raw);
    for (let at = 0; at < bytes.length; at += 5) {
      const changed = bytes.with(at, (bytes[at] ?? 0) ^ (1 << (at % 8)));
      expect(decodeDataKey(changed, "SM2", key).outcome).toBe("undecodable");
    }
  });
});

describe("SM2 ciphertexts of the other library", () => {
  const key = sm2KeyFromPrivate("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");

  it.each([1, 2, 16, 31, 32, 33, 64, 255, 256, 1024])("decode in both forms at %d bytes", (length) => {
    const message = Uint8Array.from({ length }, (_, index) => (index * 7 + 129) % 251);
    const parts = encryptSm2(message, key.publicHex);
    expect(decodeDataKey(raw(parts), "SM2", key)).toMatchObject({ outcome: "decoded", plaintext: message });
    expect(decodeDataKey(sm2Der(parts), "SM2_C1C3C2_ASN1", key)).toMatchObject({
      outcome: "decoded",
      plaintext: message,
      randomness: toHex(concatenate(parts.x, parts.y)),
    });
  });

  it("decodes a key that is all zeros, and one byte under a keystream of zero", () => {
    const zeros = raw(encryptSm2(new Uint8Array(16), key.publicHex));
    expect(decodeDataKey(zeros, "SM2", key)).toMatchObject({ plaintext: new Uint8Array(16) });
    const parts = encryptSm2Until(({ c2 }) => c2[0] === 0xa5, Uint8Array.of(0xa5), key.publicHex);
    expect(decodeDataKey(raw(parts), "SM2", key)).toMatchObject({
      plaintext: Uint8Array.of(0xa5),
      observations: ["sm2-without-04-prefix", "sm2-keystream-zero"],
    });
  });

  it("does not decode for another key", () => {
    const stranger = sm2KeyFromPrivate("d09156733017bdad809fd9bbd8c693f60230593169b6f94aaf1c8ee138cc99b5");
    const bytes = raw(encryptSm2(new Uint8Array(32), stranger.publicHex));
    expect(decodeDataKey(bytes, "SM2", key)).toMatchObject({ diagnosis: "hash-mismatch" });
  });
});

describe("the decryption of sm-crypto itself", () => {
  it.each([1, 16, 32, 33, 64, 255, 1024])(
    "agrees with ours on %i bytes, and refuses what we refuse",
    (length) => {
      const key = sm2KeyFromPrivate("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
      const message = Array.from({ length }, (_, at) => (at * 37 + length) & 255);
      const cipher = smCrypto.sm2.doEncrypt(message, `04${key.publicHex}`, 1);
      const ours = decodeDataKey(fromHex(cipher), "SM2", key);
      expect(ours.outcome === "decoded" && toHex(ours.plaintext)).toBe(toHex(Uint8Array.from(message)));
      const theirs = smCrypto.sm2.doDecrypt(cipher, key.privateHex.reveal(), 1, { output: "array" });
      expect(theirs).toEqual(message);
      const spoilt = cipher.slice(0, -1) + (cipher.endsWith("0") ? "1" : "0");
      expect(smCrypto.sm2.doDecrypt(spoilt, key.privateHex.reveal(), 1, { output: "array" })).toEqual([]);
      expect(decodeDataKey(fromHex(spoilt), "SM2", key).outcome).toBe("undecodable");
    },
  );
});
