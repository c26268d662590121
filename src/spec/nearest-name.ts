/** The name among `names` that `word` most likely meant, or undefined where none is close. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const furthest = Math.max(1, Math.floor(word.length / 3));
  const close = names
    .map((name) => ({ name, distance: editDistance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((left, right) => left.distance - right.distance);
  return close[0]?.name;
}

/** `; did you mean X?`, or `; known are A, B` where nothing is close, or nothing without names. */
export function suggestion(word: string, names: readonly string[]): string {
  const nearest = nearestName(word, names);
  if (nearest !== undefined) return `; did you mean ${nearest}?`;
  return names.length === 0 ? "" : `; known are ${names.join(", ")}`;
}

/** Least number of inserted, deleted or replaced characters that makes `right` of `left`. */
function editDistance(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[right.length] ?? 0;
}
