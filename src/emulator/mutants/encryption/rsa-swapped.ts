import type { Change } from "../../change.ts";
import type { RsaAlgorithm } from "../../rules/encryption.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const pkcs1 = ["GDK-34", "GDK-48"];

/** One algorithm padded as another, up to its own maximum. */
const padsAs =
  (name: RsaAlgorithm, other: RsaAlgorithm): Change =>
  (reference) => ({
    ...reference,
    rsaSchemes: {
      ...reference.rsaSchemes,
      [name]: {
        ...reference.rsaSchemes[other],
        overhead: Math.max(reference.rsaSchemes[name].overhead, reference.rsaSchemes[other].overhead),
      },
    },
  });

/** Algorithms taken for one another. */
export const rsaSwappedMutants: readonly Mutant[] = [
  mutant(
    "pkcs1-pads-oaep-sha1",
    [...pkcs1, "GDK-43"],
    "RSAES_PKCS1_V1_5 pads by OAEP with SHA-1",
    padsAs("RSAES_PKCS1_V1_5", "RSAES_OAEP_SHA_1"),
  ),
  mutant(
    "pkcs1-pads-oaep-sha256",
    [...pkcs1, "GDK-43"],
    "RSAES_PKCS1_V1_5 pads by OAEP with SHA-256",
    padsAs("RSAES_PKCS1_V1_5", "RSAES_OAEP_SHA_256"),
  ),
  mutant(
    "oaep-sha1-pads-pkcs1",
    ["GDK-35", "GDK-48"],
    "RSAES_OAEP_SHA_1 pads by PKCS#1 v1.5",
    padsAs("RSAES_OAEP_SHA_1", "RSAES_PKCS1_V1_5"),
  ),
  mutant(
    "oaep-sha1-pads-sha256",
    ["GDK-35", "GDK-48", "GDK-43"],
    "RSAES_OAEP_SHA_1 pads with SHA-256",
    padsAs("RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"),
  ),
  mutant(
    "oaep-sha256-pads-pkcs1",
    ["GDK-36", "GDK-48"],
    "RSAES_OAEP_SHA_256 pads by PKCS#1 v1.5",
    padsAs("RSAES_OAEP_SHA_256", "RSAES_PKCS1_V1_5"),
  ),
  mutant(
    "oaep-sha256-pads-sha1",
    ["GDK-36", "GDK-48"],
    "RSAES_OAEP_SHA_256 pads with SHA-1",
    padsAs("RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1"),
  ),
];
