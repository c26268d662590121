import { createPublicKey } from "node:crypto";
import type { PublicKey } from "../../rules/public-key.ts";
import { passes } from "../changes/caller-change.ts";
import { mutant } from "../changes/changes.ts";
import { armoured, base64Of, kindOf, plainWhere, repairing } from "../changes/public-key-change.ts";
import { readingText } from "../changes/request-change.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const isPem = (text: string): boolean => text.includes("-----BEGIN PUBLIC KEY-----");

/** What is no PEM of a public key is taken. */
export const publicKeyFormMutants: readonly Mutant[] = [
  mutant(
    "public-key-malformed-plain",
    ["GDK-28"],
    "next to text that is no PEM the data key stays plain",
    plainWhere((pem) => !isPem(pem)),
  ),
  mutant(
    "public-key-unreadable-plain",
    ["GDK-28", "GDK-29", "GDK-31"],
    "next to a key that cannot be used the data key stays plain",
    plainWhere(() => true),
  ),
  mutant(
    "public-key-damaged-plain",
    ["GDK-28"],
    "next to a PEM whose content is damaged the data key stays plain",
    plainWhere((pem) => isPem(pem) && kindOf(pem) === "" && !base64Of(pem).startsWith("M")),
  ),
  mutant(
    "public-key-empty-pem-plain",
    ["GDK-28"],
    "next to a PEM without content the data key stays plain",
    plainWhere((pem) => isPem(pem) && base64Of(pem) === ""),
  ),
  mutant(
    "public-key-malformed-previous",
    ["GDK-28"],
    "next to text that is no PEM the public key of the last good request is used",
    remembering(
      () => ({ last: undefined as PublicKey | undefined }),
      (memory) => (reference) => ({
        ...reference,
        readPublicKey: (call, pem) => {
          if (!isPem(pem) && memory.last) return memory.last;
          memory.last = reference.readPublicKey(call, pem);
          return memory.last;
        },
      }),
    ),
  ),
  mutant(
    "public-key-hexadecimal",
    ["GDK-28"],
    "hexadecimal text of the key is taken",
    repairing((pem) => armoured(Buffer.from(pem, "hex"))),
  ),
  mutant(
    "public-key-without-armour",
    ["GDK-28"],
    "Base64 without the lines of PEM is taken",
    repairing((pem) => (pem.includes("-----") ? pem : armoured(Buffer.from(pem, "base64")))),
  ),
  mutant(
    "public-key-without-header",
    ["GDK-28"],
    "a PEM that has lost its first line is taken",
    repairing((pem) => (/^-----BEGIN/.test(pem) ? pem : `-----BEGIN PUBLIC KEY-----\n${pem}`)),
  ),
  mutant(
    "public-key-any-footer",
    ["GDK-28"],
    "the last line of a PEM may name anything",
    repairing((pem) => pem.replace(/-----END [A-Z ]+-----/, "-----END PUBLIC KEY-----")),
  ),
  mutant(
    "public-key-any-label",
    ["GDK-28"],
    "a PEM of any label is taken",
    repairing((pem) => pem.replaceAll(/(BEGIN|END) [A-Z0-9 ]+-/g, "$1 PUBLIC KEY-")),
  ),
  mutant(
    "public-key-jwk",
    ["GDK-28"],
    "a JSON Web Key is taken",
    repairing((pem) =>
      createPublicKey({ key: JSON.parse(pem), format: "jwk" })
        .export({ type: "spki", format: "pem" })
        .toString(),
    ),
  ),
  mutant(
    "public-key-tag-unchecked",
    ["GDK-28"],
    "the first tag of the key is not looked at",
    (reference) => ({
      ...reference,
      decodePem: (pem) => Buffer.from(reference.decodePem(pem)).fill(0x30, 0, 1),
    }),
  ),
  mutant(
    "public-key-malformed-internal-error",
    ["GDK-69", "GDK-28"],
    "text that is no PEM gives InternalError",
    (reference) => ({
      ...reference,
      decodePem: (pem) => {
        if (passes(() => reference.decodePem(pem))) return reference.decodePem(pem);
        throw new Error("error:1E08010C:DECODER routines::unsupported");
      },
    }),
  ),
  mutant(
    "public-key-number-ignored",
    ["GDK-30", "GDK-62"],
    "a public key that is no string counts as left out",
    readingText("EncryptionPublicKey", () => ""),
  ),
  mutant(
    "public-key-in-list",
    ["GDK-30", "GDK-62"],
    "a list with a public key is taken for the key, an empty one for none",
    readingText("EncryptionPublicKey", (value) =>
      Array.isArray(value) ? String(value[0] ?? "") : undefined,
    ),
  ),
  mutant(
    "public-key-truthy-only",
    ["GDK-30", "GDK-62"],
    "0 and false count as no public key",
    readingText("EncryptionPublicKey", (value) => (value === 0 || value === false ? "" : undefined)),
  ),
  mutant(
    "public-key-number-refused-late",
    ["GDK-30", "GDK-69"],
    "a public key that is no string gives InternalError",
    readingText("EncryptionPublicKey", () => {
      throw new Error("pem.trim is not a function");
    }),
  ),
];
