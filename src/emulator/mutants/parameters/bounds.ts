import { replacing, together } from "../../change.ts";
import { onLength } from "../changes/answer-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { onNumber } from "../changes/request-change.ts";
import { byGet, refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const upTo = (numberOfBytesMaximum: number) => replacing({ numberOfBytesMaximum });
const wrapping = (modulus: number) => onNumber((count) => ((count % modulus) + modulus) % modulus);
const only = (allowed: (count: number) => boolean) =>
  refusing((call) => !allowed(call.integer("NumberOfBytes") ?? 16));

const refusesSome = ["GDK-14", "GDK-17", "GDK-02"];
const grantsMore = ["GDK-15", "GDK-18"];

/** NumberOfBytes is bounded elsewhere than from 1 to 1024. */
export const bounds: readonly Mutant[] = [
  mutant(
    "minimum-0",
    grantsMore,
    "NumberOfBytes 0 is granted an empty data key",
    replacing({ numberOfBytesMinimum: 0 }),
  ),
  mutant("minimum-2", refusesSome, "NumberOfBytes 1 is refused", replacing({ numberOfBytesMinimum: 2 })),
  mutant(
    "minimum-16",
    refusesSome,
    "NumberOfBytes below one AES block is refused",
    replacing({ numberOfBytesMinimum: 16 }),
  ),
  mutant("maximum-1023", refusesSome, "NumberOfBytes 1024 is refused", upTo(1023)),
  mutant("maximum-1025", grantsMore, "NumberOfBytes 1025 is granted", upTo(1025)),
  mutant("maximum-1000", refusesSome, "a kilobyte is taken for 1000 bytes", upTo(1000)),
  mutant("maximum-512", refusesSome, "NumberOfBytes above 512 is refused", upTo(512)),
  mutant("maximum-256", refusesSome, "NumberOfBytes above 256 is refused", upTo(256)),
  mutant("maximum-64", refusesSome, "NumberOfBytes above 64 is refused", upTo(64)),
  mutant("maximum-2048", grantsMore, "NumberOfBytes up to 2048 is granted", upTo(2048)),
  mutant("maximum-4096", grantsMore, "NumberOfBytes up to 4096 is granted", upTo(4096)),
  mutant(
    "maximum-unchecked",
    grantsMore,
    "NumberOfBytes has no maximum, only memory has: 8192 bytes at most are given",
    together(
      upTo(Number.POSITIVE_INFINITY),
      onLength((length) => Math.min(length, 8192)),
    ),
  ),
  mutant(
    "minimum-unchecked",
    grantsMore,
    "NumberOfBytes has no minimum; below 1 the data key is empty",
    together(
      replacing({ numberOfBytesMinimum: Number.NEGATIVE_INFINITY }),
      onLength((length) => Math.max(length, 0)),
    ),
  ),
  mutant(
    "maximum-clamped",
    grantsMore,
    "NumberOfBytes above 1024 counts as 1024",
    onNumber((count) => Math.min(count, 1024)),
  ),
  mutant(
    "maximum-clamped-from-1100",
    grantsMore,
    "NumberOfBytes from 1100 to 1999 counts as 1024",
    onNumber((count) => (count >= 1100 && count < 2000 ? 1024 : count)),
  ),
  mutant(
    "minimum-clamped",
    grantsMore,
    "NumberOfBytes below 1 counts as 1",
    onNumber((count) => Math.max(count, 1)),
  ),
  mutant("negative-as-positive", grantsMore, "the sign of NumberOfBytes is lost", onNumber(Math.abs)),
  mutant(
    "wraps-at-256",
    ["GDK-14", "GDK-15", "GDK-17", "GDK-18", "GDK-02"],
    "NumberOfBytes is kept in one byte",
    wrapping(256),
  ),
  mutant("wraps-at-65536", grantsMore, "NumberOfBytes is kept in 16 bits", wrapping(65_536)),
  mutant("wraps-at-4294967296", grantsMore, "NumberOfBytes is kept in 32 bits", wrapping(4_294_967_296)),
  mutant(
    "zero-means-default",
    grantsMore,
    "NumberOfBytes 0 counts as 32",
    onNumber((count) => count || 32),
  ),
  mutant(
    "minus-one-means-default",
    grantsMore,
    "NumberOfBytes -1 counts as 32",
    onNumber((count) => (count === -1 ? 32 : count)),
  ),
  mutant(
    "only-block-lengths",
    refusesSome,
    "NumberOfBytes 16, 24 and 32 alone are granted",
    only((count) => [16, 24, 32].includes(count)),
  ),
  mutant(
    "only-multiples-of-8",
    refusesSome,
    "NumberOfBytes must be a multiple of 8",
    only((count) => count % 8 === 0),
  ),
  mutant(
    "odd-lengths-refused",
    refusesSome,
    "an odd NumberOfBytes is refused",
    only((count) => count % 2 === 0),
  ),
  rareMutant(
    "length-777-refused",
    refusesSome,
    "NumberOfBytes 777 is refused",
    "one length of 1024",
    only((count) => count !== 777),
  ),
  mutant(
    "maximum-unchecked-by-get",
    ["GDK-15"],
    "by GET NumberOfBytes up to 4096 is granted",
    (reference) => ({
      ...reference,
      checkNumberOfBytes: (call) => {
        const granted = byGet(call) && (call.integer("NumberOfBytes") ?? 0) <= 4096;
        if (!granted || (call.integer("NumberOfBytes") ?? 1) < 1) reference.checkNumberOfBytes(call);
      },
    }),
  ),
];
