/** A CiphertextBlob with one letter or digit changed, about seven eighths into it. */
export function withOneLetterChanged(blob: string): string {
  return withLetterChangedAt(blob, 7 / 8);
}

/** How many letters and digits from the end of a CiphertextBlob are changed one by one: a data key and a tag of 16 bytes. */
const LAST = 48;

/** Each of the last letters and digits changed by itself: what is not sealed by all of it shows at one of them. */
export const lastLetterChanges: readonly BlobChange[] = Array.from({ length: LAST }, (_, at) => ({
  name: `letter-${at + 1}-from-end`,
  change: (blob: string) => {
    const places = [...blob.matchAll(/[A-Za-z0-9](?!=)/g)].map(({ index }) => index);
    return withOtherLetterAt(blob, places.at(-1 - at));
  },
}));

/**
 * A CiphertextBlob with one letter or digit changed, at a fraction of its length, so that it keeps its form. A letter
 * before padding is left alone, for Base64 does not use all of its bits.
 */
function withLetterChangedAt(blob: string, fraction: number): string {
  const near = Math.floor(blob.length * fraction);
  const places = [...blob.matchAll(/[A-Za-z0-9](?!=)/g)].map(({ index }) => index);
  const [place] = places.sort((left, right) => Math.abs(left - near) - Math.abs(right - near));
  return withOtherLetterAt(blob, place);
}

function withOtherLetterAt(blob: string, place: number | undefined): string {
  if (place === undefined) return `${blob}A`;
  return blob.slice(0, place) + (blob[place] === "A" ? "B" : "A") + blob.slice(place + 1);
}

/** A change of a CiphertextBlob after which it is none that anybody made, unless what was changed does not count. */
export interface BlobChange {
  readonly name: string;
  readonly change: (blob: string) => string;
}

/** Letters changed all along, and something cut, added, or put in another place. */
export const blobChanges: readonly BlobChange[] = [
  ...Array.from({ length: 6 }, (_, at) => ({
    name: `letter-${at}`,
    change: (blob: string) => withLetterChangedAt(blob, (at + 0.5) / 6),
  })),
  { name: "cut-by-4", change: (blob) => blob.slice(0, -4) },
  { name: "first-half", change: (blob) => blob.slice(0, blob.length / 2) },
  { name: "last-half", change: (blob) => blob.slice(blob.length / 2) },
  { name: "doubled", change: (blob) => blob + blob },
  { name: "extended", change: (blob) => `${blob}AAAA` },
  { name: "other-case", change: otherCase },
  { name: "reversed", change: (blob) => [...blob].toReversed().join("") },
];

function otherCase(blob: string): string {
  return blob.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
