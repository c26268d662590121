import { X509Certificate } from "node:crypto";
import { UsageError } from "../../model/errors.ts";
import { readTextFile } from "../text-file.ts";

/** The PEM of certificates to trust, from a file. Throws UsageError where it cannot be read or holds none. */
export function readCertificates(path: string): string {
  const text = readTextFile(path, "The CA");
  try {
    new X509Certificate(text);
  } catch (error) {
    throw new UsageError(
      `The CA ${path} is not readable as PEM; give certificates between BEGIN and END CERTIFICATE lines.`,
      { cause: error },
    );
  }
  return text;
}
