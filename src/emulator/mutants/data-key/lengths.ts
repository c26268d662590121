import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { onLength } from "../changes/answer-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { given } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** NumberOfBytes alone, and next to a KeySpec. */
export const exactly = ["GDK-14", "GDK-17"];

/** Changes the length where NumberOfBytes asks for it and `when` says so. */
export const where = (
  when: (length: number, call: Call) => boolean,
  change: (length: number) => number,
): Change =>
  onLength((length, call) => (given(call, "NumberOfBytes") && when(length, call) ? change(length) : length));
export const whole = (change: (length: number) => number): Change => where(() => true, change);
/** The data key has not the length that was asked for. */
export const lengths: readonly Mutant[] = [
  mutant(
    "length-always-32",
    ["GDK-14", "GDK-09", "GDK-17"],
    "every data key has 32 bytes",
    onLength(() => 32),
  ),
  mutant(
    "length-always-16",
    ["GDK-14", "GDK-10", "GDK-17"],
    "every data key has 16 bytes",
    onLength(() => 16),
  ),
  mutant(
    "length-one-short",
    ["GDK-14", "GDK-17"],
    "a data key has a byte less than NumberOfBytes",
    whole((length) => length - 1),
  ),
  mutant(
    "length-one-long",
    ["GDK-14", "GDK-17"],
    "a data key has a byte more than NumberOfBytes",
    whole((length) => length + 1),
  ),
  mutant(
    "length-in-bits",
    ["GDK-14", "GDK-17"],
    "NumberOfBytes counts bits",
    whole((length) => Math.ceil(length / 8)),
  ),
  mutant(
    "length-doubled",
    ["GDK-14", "GDK-17"],
    "a data key has twice NumberOfBytes",
    whole((length) => length * 2),
  ),
  mutant(
    "length-of-base64",
    ["GDK-14", "GDK-17"],
    "Plaintext has about NumberOfBytes characters of Base64",
    whole((length) => Math.floor((length * 3) / 4)),
  ),
  mutant(
    "length-at-least-16",
    ["GDK-14", "GDK-17"],
    "a shorter data key is filled up to 16 bytes",
    whole((length) => Math.max(length, 16)),
  ),
  mutant(
    "length-at-most-255",
    exactly,
    "a data key has 255 bytes at most",
    whole((length) => Math.min(length, 255)),
  ),
  mutant(
    "length-at-most-512",
    exactly,
    "a data key has 512 bytes at most",
    whole((length) => Math.min(length, 512)),
  ),
  mutant(
    "length-at-most-1000",
    exactly,
    "a data key has 1000 bytes at most",
    whole((length) => Math.min(length, 1000)),
  ),
  mutant(
    "length-at-most-1023",
    exactly,
    "NumberOfBytes 1024 gives 1023 bytes",
    whole((length) => Math.min(length, 1023)),
  ),
  mutant(
    "length-1-gives-2",
    exactly,
    "NumberOfBytes 1 gives two bytes",
    whole((length) => Math.max(length, 2)),
  ),
  mutant(
    "length-1-gives-0",
    exactly,
    "NumberOfBytes 1 gives an empty data key",
    where(
      (length) => length === 1,
      () => 0,
    ),
  ),
  rareMutant(
    "length-short-from-100-to-110",
    exactly,
    "a data key of 100 to 110 bytes is one byte short",
    "lengths of one interval alone",
    where(
      (length) => length >= 100 && length <= 110,
      (length) => length - 1,
    ),
  ),
  mutant(
    "length-256-gives-0",
    exactly,
    "NumberOfBytes 256 gives an empty data key",
    where(
      (length) => length === 256,
      () => 0,
    ),
  ),
  mutant(
    "length-255-gives-256",
    exactly,
    "NumberOfBytes 255 gives 256 bytes",
    where(
      (length) => length === 255,
      () => 256,
    ),
  ),
];
