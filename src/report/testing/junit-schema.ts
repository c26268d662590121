import { readFileSync } from "node:fs";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";

const schema = readFileSync(new URL("junit.xsd", import.meta.url), "utf8");

/** What the schema of JUnit files has against a text: nothing where it keeps to it. Throws where it is no XML. */
export function faultsOfJunit(text: string): readonly string[] {
  using document = XmlDocument.fromString(text);
  using definition = XmlDocument.fromString(schema);
  using validator = XsdValidator.fromDoc(definition);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError) return [error.message];
    throw error;
  }
}

/** What an XPath finds in a text, as text. */
export function valuesIn(text: string, path: string): readonly string[] {
  using document = XmlDocument.fromString(text);
  return document.find(path).map((node) => node.content);
}
