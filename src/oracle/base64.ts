/** Canonical Base64 of RFC 4648 section 4: standard alphabet, padded, without line breaks. */
const canonical = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Decodes canonical Base64, or names what is wrong with the text. */
export function decodeBase64(text: string): { readonly bytes: Uint8Array } | string {
  if (text === "") return "it is empty";
  if (/\s/.test(text)) return "it contains white space or line breaks";
  if (/[-_]/.test(text)) return "it uses the URL-safe alphabet";
  if (!/^[A-Za-z0-9+/=]*$/.test(text)) return "it contains characters outside the Base64 alphabet";
  if (!canonical.test(text)) return "its padding is wrong";
  const bytes = Buffer.from(text, "base64");
  // Bits beyond the last byte that are not zero: a decoder drops them, so that two texts mean one key.
  return bytes.toString("base64") === text ? { bytes } : "its unused trailing bits are not zero";
}
