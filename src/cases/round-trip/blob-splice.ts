/** In characters: with 16 bytes of a data key and what seals them, a CiphertextBlob is longer. */
const SHORTEST = 40;

/**
 * A CiphertextBlob as if it were made under another CMK: the first of `own` with the letters of `other` wherever all of
 * its kind agree on one and all of the others on another. So it changes what names the CMK in clear, and nothing else.
 * `undefined` where nothing does, and where they are too short or of too many lengths to be more than numbers of
 * something that is kept. The more there are of each, the less agrees by chance.
 */
export function underOtherName(own: readonly string[], other: readonly string[]): string | undefined {
  if ([...own, ...other].some((blob) => blob.length < SHORTEST || blob.length !== own[0]?.length))
    return undefined;
  const [first = ""] = own;
  const [guide = ""] = other;
  const letters = Array.from(first, (letter, at) => {
    const isName = own.every((blob) => blob[at] === letter) && other.every((blob) => blob[at] === guide[at]);
    return isName ? (guide[at] ?? letter) : letter;
  });
  const spliced = letters.join("");
  return spliced === first ? undefined : spliced;
}
