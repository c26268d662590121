/**
 * Wraps DER in PEM with lines of `width` characters.
 *
 * ```text
 * -----BEGIN label-----
 * Base64, `width` characters a line
 * -----END label-----
 * ```
 */
export function armour(label: string, der: Uint8Array, width = 64): string {
  const base64 = Buffer.from(der).toString("base64");
  const lines = base64.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

/** The DER inside of a PEM. */
export function unarmour(pem: string): Buffer {
  return Buffer.from(pem.replaceAll(/-----[^-]*-----|\s/g, ""), "base64");
}
