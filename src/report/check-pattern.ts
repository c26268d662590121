/** Whether a check id fits a pattern, in which `*` stands for any text and everything else for itself. */
export function matchesPattern(pattern: string, check: string): boolean {
  const literal = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "s").test(check);
}
