/** The share of common letter pairs from which on two names pass for spellings of one. */
const alike = 0.4;

/** The name that shares most pairs of neighbouring letters with `word`, or undefined where none is close. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const close = names
    .map((name) => ({ name, likeness: likenessOf(pairsOf(word), pairsOf(name)) }))
    .filter(({ likeness }) => likeness >= alike)
    .sort((left, right) => right.likeness - left.likeness);
  return close[0]?.name;
}

function likenessOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / (left.size + right.size);
}

// The ends count as letters, so that short names with a right beginning are close too.
function pairsOf(word: string): ReadonlySet<string> {
  const letters = ["", ...word.toLowerCase(), ""];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]} ${letter}`));
}
