import type { Change } from "../change.ts";
import { Refusal } from "../refusal.ts";
import { variant } from "./change.ts";
import type { Variant } from "./variant.ts";

/** The members of a JSON object, of equal names the last; `undefined` for what is no JSON object. */
function lastOfNames(body: Uint8Array): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the first object of a body and nothing behind it, as decoders of streams do. */
const firstObject: Change = (reference) => ({
  ...reference,
  decodeBody: (call, body) => {
    try {
      return reference.decodeBody(call, body);
    } catch (refusal) {
      const text = Buffer.from(body).toString("utf8");
      const ends = [...text.slice(0, 4096).matchAll(/\}/g)].map(({ index }) => index + 1);
      const first = ends.map((end) => Buffer.from(text.slice(0, end))).find((part) => lastOfNames(part));
      if (first === undefined || first.length === body.length) throw refusal;
      return reference.decodeBody(call, first);
    }
  },
});

/** What readers of more than JSON make of its text; each leaves JSON as it is. */
const beyondJson: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(/\/\*.*?\*\//gs, ""),
  (text) => (text.includes('"') ? text : text.replaceAll("'", '"')),
  (text) => text.replaceAll(/([{,])\s*([A-Za-z]+):/g, '$1"$2":'),
  (text) => text.replaceAll(/,\s*}/g, "}"),
  (text) => text.replaceAll(/:0+(\d)/g, ":$1"),
  (text) => text.replaceAll(/(?<=:)None\b/g, "null"),
  (text) => text.replaceAll(/\\(?!["\\/bfnrtu])/g, ""),
  (text) => text.replaceAll("\n", "\\n"),
];

/** Reads a body that is no JSON as the readers do that take more. */
const extendedJson: Change = (reference) => ({
  ...reference,
  decodeBody: (call, body) => {
    try {
      return reference.decodeBody(call, body);
    } catch (refusal) {
      const isWide = body[1] === 0;
      const written = Buffer.from(body).toString(isWide ? "utf16le" : "utf8");
      const text = beyondJson.reduce((read, extend) => extend(read), written);
      if (lastOfNames(Buffer.from(text)) === undefined) throw refusal;
      return reference.decodeBody(call, Buffer.from(text));
    }
  },
});

/** Other readings of a body. */
export const bodyVariants: readonly Variant[] = [
  variant("body-first-object", "what stands behind the JSON object of a body is skipped", firstObject),
  variant(
    "body-beyond-json",
    "a reader of JSON takes comments, other quotes, a comma at the end, zeros before a number and UTF-16 as well",
    extendedJson,
  ),
  variant("duplicate-names-last-wins", "of a name that stands twice the last counts", (reference) => ({
    ...reference,
    decodeBody: (call, body) => {
      try {
        return reference.decodeBody(call, body);
      } catch (refusal) {
        const parameters =
          refusal instanceof Refusal && refusal.subject.includes("stands twice")
            ? lastOfNames(body)
            : undefined;
        if (parameters === undefined) throw refusal;
        return parameters;
      }
    },
  })),
  variant("names-in-any-case", "names of parameters are known in any case", (reference) => ({
    ...reference,
    decodeBody: (call, body) => {
      const names = new Map(call.action.parameters.map(({ name }) => [name.toLowerCase(), name]));
      return new Map(
        [...reference.decodeBody(call, body)].map(([name, value]) => [
          names.get(name.toLowerCase()) ?? name,
          value,
        ]),
      );
    },
  })),
];
