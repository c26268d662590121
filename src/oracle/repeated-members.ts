/** A string of JSON with its quotes, or one sign of its structure. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/**
 * Names that stand more than once in the same object of a JSON text, down to the members of the object's own members;
 * a parser keeps one of them and tells nothing. The text must be JSON.
 */
export function repeatedMembers(json: string): readonly string[] {
  const repeated = new Set<string>();
  const open: { readonly names: Set<string> | undefined }[] = [];
  let atName = false;
  for (const [piece] of json.matchAll(token)) {
    const names = open.at(-1)?.names;
    if (piece.startsWith('"')) {
      if (atName && names && open.length <= 2) note(piece, names, repeated);
      atName = false;
    } else if (piece === ",") atName = names !== undefined;
    else if (piece === "}" || piece === "]") open.pop();
    else {
      atName = piece === "{";
      open.push({ names: atName ? new Set() : undefined });
    }
  }
  return [...repeated];
}

function note(piece: string, names: Set<string>, repeated: Set<string>): void {
  const name = String(JSON.parse(piece));
  if (names.has(name)) repeated.add(name);
  names.add(name);
}
