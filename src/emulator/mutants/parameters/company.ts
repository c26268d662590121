import type { Call } from "../../call.ts";
import { mutant } from "../changes/changes.ts";
import { keySpecLength, onBothLengths, onParameters, rewriting } from "../changes/request-change.ts";
import { byGet, given, refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const withoutRegion = (call: Call): boolean => call.header("x-tc-region") === undefined;
const inChinese = (call: Call): boolean => call.header("x-tc-language") === "zh-CN";
const hasCharset = (call: Call): boolean => (call.header("content-type") ?? "").includes("charset");
const names = (parameters: ReadonlyMap<string, unknown>, name: string): boolean =>
  (parameters.get(name) ?? undefined) !== undefined;

/** A rule that is broken only where two other things come together that have nothing to do with it. */
export const inCompany: readonly Mutant[] = [
  mutant(
    "maximum-clamped-by-get-without-region",
    ["GDK-15", "GDK-18"],
    "by GET and without Region, NumberOfBytes above the maximum is the maximum",
    rewriting("NumberOfBytes", (value, _, call) =>
      typeof value === "number" && value > 1024 && byGet(call) && withoutRegion(call) ? 1024 : value,
    ),
  ),
  mutant(
    "maximum-clamped-with-asn1-and-context",
    ["GDK-15", "GDK-18"],
    "next to SM2_C1C3C2_ASN1 and a context, NumberOfBytes above the maximum is the maximum",
    rewriting("NumberOfBytes", (value, parameters) => {
      const isMet =
        parameters.get("EncryptionAlgorithm") === "SM2_C1C3C2_ASN1" && names(parameters, "EncryptionContext");
      return typeof value === "number" && value > 1024 && isMet ? 1024 : value;
    }),
  ),
  mutant(
    "key-spec-mended-beside-context-and-public-key",
    ["GDK-11"],
    "next to a context and a public key, a KeySpec of no valid value is AES_256",
    rewriting("KeySpec", (value, parameters) => {
      const isMet = names(parameters, "EncryptionContext") && names(parameters, "EncryptionPublicKey");
      return typeof value === "string" && !value.match(/^AES_(128|256)$/) && isMet ? "AES_256" : value;
    }),
  ),
  mutant(
    "number-of-wrong-type-is-32-in-chinese",
    ["GDK-16", "GDK-18"],
    "in Chinese, a NumberOfBytes that is no integer is 32",
    rewriting("NumberOfBytes", (value, _, call) =>
      value !== undefined && value !== null && !Number.isInteger(value) && inChinese(call) ? 32 : value,
    ),
  ),
  mutant(
    "algorithm-of-wrong-type-is-default-with-charset",
    ["GDK-38", "GDK-37"],
    "next to a charset, an EncryptionAlgorithm that is no valid value is left out",
    onParameters((parameters, call) => {
      const algorithm = parameters.get("EncryptionAlgorithm");
      const isKnown = typeof algorithm === "string" && call.rules.algorithms.includes(algorithm);
      if (algorithm === undefined || isKnown || !hasCharset(call)) return parameters;
      return new Map([...parameters].filter(([name]) => !name.startsWith("Encryption")));
    }),
  ),
  mutant(
    "key-spec-wins-with-oaep-without-region",
    ["GDK-17", "GDK-34", "GDK-35", "GDK-36"],
    "without Region and under an RSA key, a KeySpec prevails over NumberOfBytes",
    onBothLengths((count, specified, call) =>
      withoutRegion(call) && (call.text("EncryptionAlgorithm") ?? "").startsWith("RSA") ? specified : count,
    ),
  ),
  mutant(
    "plain-request-refused-by-get-in-chinese",
    ["GDK-02", "GDK-14", "GDK-17"],
    "by GET and in Chinese, NumberOfBytes is refused",
    refusing((call) => byGet(call) && inChinese(call) && given(call, "NumberOfBytes")),
  ),
  mutant(
    "key-spec-refused-beside-context-without-region",
    ["GDK-02", "GDK-20", "GDK-22"],
    "without Region, a KeySpec next to a context is refused",
    refusing(
      (call) => withoutRegion(call) && keySpecLength(call) !== undefined && given(call, "EncryptionContext"),
    ),
  ),
];
