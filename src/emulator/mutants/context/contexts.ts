import { mutant } from "../changes/changes.ts";
import { given, refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Refuses rightly formed contexts that `unfit` tells of. */
const refusingContext = (unfit: (context: string, pairs: Readonly<Record<string, unknown>>) => boolean) =>
  refusing((call) => {
    const context = call.text("EncryptionContext") ?? "";
    const pairs = pairsOf(context);
    return pairs !== undefined && unfit(context, pairs);
  });

function pairsOf(context: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return Object(JSON.parse(context));
  } catch {
    return undefined;
  }
}

const refused = ["GDK-20", "GDK-02"];

/** A rightly formed EncryptionContext is refused. */
export const contexts: readonly Mutant[] = [
  mutant(
    "context-refused",
    refused,
    "every EncryptionContext is refused",
    refusingContext(() => true),
  ),
  mutant(
    "context-refused-beside-key-spec",
    refused,
    "an EncryptionContext next to KeySpec is refused",
    refusing((call) => given(call, "EncryptionContext") && given(call, "KeySpec")),
  ),
  mutant(
    "context-refused-beside-number",
    refused,
    "an EncryptionContext next to NumberOfBytes is refused",
    refusing((call) => given(call, "EncryptionContext") && given(call, "NumberOfBytes")),
  ),
  mutant(
    "context-refused-beside-public-key",
    refused,
    "an EncryptionContext next to a public key is refused",
    refusing((call) => given(call, "EncryptionContext") && given(call, "EncryptionPublicKey")),
  ),
  mutant(
    "context-of-one-pair",
    refused,
    "an EncryptionContext of more than one pair is refused",
    refusingContext((_context, pairs) => Object.keys(pairs).length > 1),
  ),
  mutant(
    "context-of-ascii",
    refused,
    "an EncryptionContext with letters beyond ASCII is refused",
    refusingContext((context) => context.length !== Buffer.byteLength(context)),
  ),
  mutant(
    "context-without-white-space",
    refused,
    "an EncryptionContext with white space is refused",
    refusingContext((context) => /\s/.test(context)),
  ),
  mutant(
    "context-names-are-words",
    refused,
    "an EncryptionContext with a blank in a name is refused",
    refusingContext((_context, pairs) => Object.keys(pairs).some((name) => name.includes(" "))),
  ),
  mutant(
    "context-without-addresses",
    refused,
    "an EncryptionContext with an address in it is refused",
    refusingContext((context) => context.includes("://")),
  ),
  mutant(
    "context-without-escapes",
    refused,
    "an EncryptionContext with an escape in it is refused",
    refusingContext((context) => context.includes("\\")),
  ),
  mutant(
    "context-required",
    ["GDK-02", "GDK-14", "GDK-09", "GDK-10"],
    "a request without EncryptionContext is refused",
    refusing((call) => !given(call, "EncryptionContext"), "MissingParameter"),
  ),
];
