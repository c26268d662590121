/**
 * A CiphertextBlob with one letter or digit changed, about seven eighths into it, so that it keeps its form. A letter
 * before padding is left alone, for Base64 does not use all of its bits.
 */
export function withOneLetterChanged(blob: string): string {
  const near = Math.floor((blob.length * 7) / 8);
  const places = [...blob.matchAll(/[A-Za-z0-9](?!=)/g)].map(({ index }) => index);
  const [place] = places.sort((left, right) => Math.abs(left - near) - Math.abs(right - near));
  if (place === undefined) return `${blob}A`;
  return blob.slice(0, place) + (blob[place] === "A" ? "B" : "A") + blob.slice(place + 1);
}
