import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { onLength } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { byGet, given } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";
import { exactly, where } from "./lengths.ts";

const byAlgorithm = (name: string) => (_length: number, call: Call) =>
  given(call, "EncryptionPublicKey") && call.text("EncryptionAlgorithm") === name;
const withKeySpecAndContext = (length: number): Change =>
  onLength((usual, call) => {
    const both = given(call, "KeySpec") && given(call, "EncryptionContext");
    return both && !given(call, "NumberOfBytes") ? length : usual;
  });

/** The data key has not the length that was asked for when something else is asked for too. */
export const lengthsInCompany: readonly Mutant[] = [
  mutant(
    "length-short-when-encrypted",
    exactly,
    "an encrypted data key has a byte less",
    where(
      (_length, call) => given(call, "EncryptionPublicKey"),
      (length) => length - 1,
    ),
  ),
  mutant(
    "length-32-when-encrypted",
    ["GDK-14", "GDK-09"],
    "an encrypted data key has 32 bytes",
    onLength((length, call) => (given(call, "EncryptionPublicKey") ? 32 : length)),
  ),
  mutant(
    "length-short-with-oaep-sha-1",
    exactly,
    "a data key has a byte less with RSAES_OAEP_SHA_1",
    where(byAlgorithm("RSAES_OAEP_SHA_1"), (length) => length - 1),
  ),
  mutant(
    "length-long-with-asn1",
    exactly,
    "a data key has a byte more with SM2_C1C3C2_ASN1",
    where(byAlgorithm("SM2_C1C3C2_ASN1"), (length) => length + 1),
  ),
  mutant(
    "length-32-with-pkcs1",
    exactly,
    "a data key has at most 32 bytes with RSAES_PKCS1_V1_5",
    where(byAlgorithm("RSAES_PKCS1_V1_5"), (length) => Math.min(length, 32)),
  ),
  mutant(
    "length-32-with-context",
    exactly,
    "a data key with a context has 32 bytes",
    where(
      (_length, call) => given(call, "EncryptionContext"),
      () => 32,
    ),
  ),
  mutant(
    "aes-128-gives-32-with-context",
    ["GDK-09"],
    "AES_128 with a context gives 32 bytes",
    withKeySpecAndContext(32),
  ),
  mutant(
    "aes-256-gives-16-with-context",
    ["GDK-10"],
    "AES_256 with a context gives 16 bytes",
    withKeySpecAndContext(16),
  ),
  mutant(
    "length-long-by-get",
    exactly,
    "a data key asked for by GET has a byte more",
    where(
      (length, call) => byGet(call) && length < 1024,
      (length) => length + 1,
    ),
  ),
  mutant(
    "length-32-by-get",
    exactly,
    "a data key asked for by GET has 32 bytes",
    where(
      (_length, call) => byGet(call),
      () => 32,
    ),
  ),
];
