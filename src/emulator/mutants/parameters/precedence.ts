import type { Call } from "../../call.ts";
import { mutant } from "../changes/changes.ts";
import { keySpecLength, onBothLengths } from "../changes/request-change.ts";
import { byGet, given, refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** KeySpec decides where both lengths are given and `when` says so. */
const keySpecWins = (when: (count: number, specified: number, call: Call) => boolean) =>
  onBothLengths((count, specified, call) => (when(count, specified, call) ? specified : count));

const disagreeing = (call: Call): boolean =>
  given(call, "NumberOfBytes") &&
  given(call, "KeySpec") &&
  call.integer("NumberOfBytes") !== keySpecLength(call);

/** NumberOfBytes and a valid KeySpec, both given and both right. */
export const precedence: readonly Mutant[] = [
  mutant(
    "key-spec-wins",
    ["GDK-17"],
    "KeySpec decides where NumberOfBytes is given too",
    keySpecWins(() => true),
  ),
  mutant(
    "aes-128-wins",
    ["GDK-17"],
    "AES_128 decides where NumberOfBytes is given too",
    keySpecWins((_count, specified) => specified === 16),
  ),
  mutant(
    "aes-256-wins",
    ["GDK-17"],
    "AES_256 decides where NumberOfBytes is given too",
    keySpecWins((_count, specified) => specified === 32),
  ),
  mutant(
    "key-spec-wins-when-small",
    ["GDK-17"],
    "KeySpec decides where NumberOfBytes is below 16",
    keySpecWins((count) => count < 16),
  ),
  mutant(
    "key-spec-wins-when-large",
    ["GDK-17"],
    "KeySpec decides where NumberOfBytes is above 256",
    keySpecWins((count) => count > 256),
  ),
  mutant(
    "key-spec-wins-for-aes-lengths",
    ["GDK-17"],
    "KeySpec decides where NumberOfBytes is 16, 24 or 32",
    keySpecWins((count) => [16, 24, 32].includes(count)),
  ),
  mutant(
    "key-spec-wins-for-other-lengths",
    ["GDK-17"],
    "KeySpec decides unless NumberOfBytes is 16, 24 or 32",
    keySpecWins((count) => ![16, 24, 32].includes(count)),
  ),
  mutant(
    "shorter-length-wins",
    ["GDK-17"],
    "the shorter of NumberOfBytes and KeySpec decides",
    onBothLengths((count, specified) => Math.min(count, specified)),
  ),
  mutant(
    "longer-length-wins",
    ["GDK-17"],
    "the longer of NumberOfBytes and KeySpec decides",
    onBothLengths((count, specified) => Math.max(count, specified)),
  ),
  mutant(
    "lengths-added",
    ["GDK-17"],
    "NumberOfBytes and KeySpec are added up",
    onBothLengths((count, specified) => count + specified),
  ),
  mutant(
    "later-length-wins",
    ["GDK-17"],
    "the one of NumberOfBytes and KeySpec that comes later in the body decides",
    keySpecWins((_count, _specified, call) => {
      const names = [...call.parameters.keys()];
      return names.indexOf("KeySpec") > names.indexOf("NumberOfBytes");
    }),
  ),
  mutant(
    "key-spec-wins-with-context",
    ["GDK-17"],
    "KeySpec decides where there is an EncryptionContext",
    keySpecWins((_count, _specified, call) => given(call, "EncryptionContext")),
  ),
  mutant(
    "key-spec-wins-with-public-key",
    ["GDK-17"],
    "KeySpec decides where there is an EncryptionPublicKey",
    keySpecWins((_count, _specified, call) => given(call, "EncryptionPublicKey")),
  ),
  mutant(
    "key-spec-wins-by-get",
    ["GDK-17"],
    "KeySpec decides in a request by GET",
    keySpecWins((_count, _specified, call) => byGet(call)),
  ),
  mutant(
    "both-lengths-refused",
    ["GDK-17", "GDK-02"],
    "NumberOfBytes and KeySpec together are refused",
    refusing((call) => given(call, "NumberOfBytes") && given(call, "KeySpec")),
  ),
  mutant(
    "unequal-lengths-refused",
    ["GDK-17", "GDK-02"],
    "NumberOfBytes and KeySpec of different lengths are refused",
    refusing(disagreeing),
  ),
  mutant(
    "number-of-bits-beside-key-spec",
    ["GDK-17"],
    "NumberOfBytes of 128 or 256 next to a KeySpec counts bits",
    onBothLengths((count) => ([128, 256].includes(count) ? count / 8 : count)),
  ),
];
