/** Claims that may be asked for by name on the command line, since trying them takes something from others. */
const optIn: readonly string[] = ["rate-limit"];

/** The claims of a profile, and those that `--only` asks for by name. */
export function claimsAsked(claims: readonly string[], only: readonly string[]): readonly string[] {
  return [...new Set([...claims, ...optIn.filter((claim) => only.includes(claim))])];
}
