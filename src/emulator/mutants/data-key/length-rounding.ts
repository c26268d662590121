import { onLength } from "../changes/answer-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";
import { exactly, where, whole } from "./lengths.ts";

const rounded = (unit: number) => (length: number) => Math.ceil(length / unit) * unit;
const everyLength = ["GDK-14", "GDK-09", "GDK-10"];

/** The length is rounded to some unit, or is wrong for few values. */
export const lengthsRounded: readonly Mutant[] = [
  mutant("length-in-pairs", exactly, "an odd NumberOfBytes is rounded up", whole(rounded(2))),
  mutant("length-in-words", exactly, "NumberOfBytes is rounded up to a multiple of 4", whole(rounded(4))),
  mutant(
    "length-in-long-words",
    exactly,
    "NumberOfBytes is rounded up to a multiple of 8",
    whole(rounded(8)),
  ),
  mutant("length-in-blocks", exactly, "NumberOfBytes is rounded up to a multiple of 16", whole(rounded(16))),
  mutant(
    "length-with-block-padding",
    everyLength,
    "a block of padding comes after every whole number of blocks",
    onLength((length) => (length % 16 === 0 ? length + 16 : length)),
  ),
  mutant(
    "length-without-remainder",
    exactly,
    "above 64 bytes what is no whole block is left out",
    where(
      (length) => length > 64,
      (length) => length - (length % 16),
    ),
  ),
  mutant(
    "length-from-float",
    exactly,
    "above 512 NumberOfBytes is kept in steps of 4",
    where(
      (length) => length > 512,
      (length) => length & ~3,
    ),
  ),
  rareMutant(
    "length-613-gives-612",
    exactly,
    "NumberOfBytes 613 gives 612 bytes",
    "one length of 1024",
    where(
      (length) => length === 613,
      () => 612,
    ),
  ),
  rareMutant(
    "length-with-last-digit-7-short-past-900",
    exactly,
    "from 907 on, a NumberOfBytes that ends in 7 gives a byte less",
    "one length of 85",
    where(
      (length) => length > 900 && length % 10 === 7,
      (length) => length - 1,
    ),
  ),
];
