import { onLength } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { onParameters, withoutLengths } from "../changes/request-change.ts";
import { given, refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Neither of NumberOfBytes and KeySpec is given, or one is asked for next to the other. */
export const neitherLength: readonly Mutant[] = [
  mutant(
    "neither-length-gives-32",
    ["GDK-13"],
    "without KeySpec and NumberOfBytes the data key has 32 bytes",
    withoutLengths(() => 32),
  ),
  mutant(
    "neither-length-gives-16",
    ["GDK-13"],
    "without KeySpec and NumberOfBytes the data key has 16 bytes",
    withoutLengths(() => 16),
  ),
  mutant(
    "neither-length-gives-1024",
    ["GDK-13"],
    "without KeySpec and NumberOfBytes the data key has 1024 bytes",
    withoutLengths(() => 1024),
  ),
  mutant(
    "neither-length-gives-nothing",
    ["GDK-13"],
    "without KeySpec and NumberOfBytes an empty data key is granted",
    withoutLengths(() => 0),
  ),
  mutant(
    "neither-length-with-context",
    ["GDK-13"],
    "without KeySpec and NumberOfBytes the data key has 32 bytes if there is a context",
    withoutLengths((call) => (given(call, "EncryptionContext") ? 32 : undefined)),
  ),
  mutant(
    "neither-length-with-public-key",
    ["GDK-13"],
    "without KeySpec and NumberOfBytes the data key has 32 bytes if there is a public key",
    withoutLengths((call) => (given(call, "EncryptionPublicKey") ? 32 : undefined)),
  ),
  mutant(
    "neither-length-empty-key-spec",
    ["GDK-11"],
    "an empty KeySpec without NumberOfBytes gives 16 bytes",
    onParameters((parameters) =>
      parameters.get("KeySpec") === "" && !parameters.has("NumberOfBytes")
        ? new Map(parameters).set("KeySpec", "AES_128")
        : parameters,
    ),
  ),
  mutant(
    "number-of-bytes-required",
    ["GDK-09", "GDK-10", "GDK-02"],
    "NumberOfBytes is required next to KeySpec",
    refusing((call) => !given(call, "NumberOfBytes"), "MissingParameter"),
  ),
  mutant(
    "key-spec-required",
    ["GDK-14", "GDK-02"],
    "KeySpec is required next to NumberOfBytes",
    refusing((call) => !given(call, "KeySpec"), "MissingParameter"),
  ),
  mutant(
    "number-beside-key-spec-in-bits",
    ["GDK-17"],
    "next to a KeySpec NumberOfBytes counts bits",
    onLength((length, call) =>
      given(call, "NumberOfBytes") && given(call, "KeySpec") ? Math.ceil(length / 8) : length,
    ),
  ),
];
