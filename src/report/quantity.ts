/** A number with its noun, in the plural unless it is one: `1 check`, `1,204 checks`. */
export function counted(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? noun : `${noun}s`}`;
}
