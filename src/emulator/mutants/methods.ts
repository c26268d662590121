import { type Change, mutant } from "./changes.ts";
import type { Mutant } from "./mutant.ts";
import { byGet, replacing } from "./rule-change.ts";

const serving = (...more: readonly string[]): Change => replacing({ methods: ["POST", "GET", ...more] });
type Parameters = Map<string, unknown>;

/** Changes the parameters that came by GET. */
const onQuery =
  (change: (parameters: Parameters) => void): Change =>
  (reference) => ({
    ...reference,
    decodeQuery: (call, query) => {
      const parameters = new Map(reference.decodeQuery(call, query));
      change(parameters);
      return parameters;
    },
  });

const numberOf = (parameters: Parameters): number | undefined => {
  const value = parameters.get("NumberOfBytes");
  return typeof value === "number" ? value : undefined;
};

/** Other methods are served, or GET is served in another way. */
export const methodMutants: readonly Mutant[] = [
  mutant("method-put-served", ["API-03"], "PUT is served like POST", serving("PUT")),
  mutant("method-delete-served", ["API-03"], "DELETE is served like POST", serving("DELETE")),
  mutant("method-patch-served", ["API-03"], "PATCH is served like POST", serving("PATCH")),
  mutant("method-options-served", ["API-03"], "OPTIONS is served like POST", serving("OPTIONS")),
  mutant(
    "method-unchecked",
    ["API-03"],
    "every method with a body is served like POST",
    replacing({ checkMethod: () => undefined }),
  ),
  mutant(
    "get-ignores-number",
    ["GDK-14", "GDK-15", "GDK-17"],
    "by GET the data key has 32 bytes, whatever NumberOfBytes says",
    onQuery((parameters) => {
      if (!parameters.delete("NumberOfBytes")) return;
      if (!parameters.has("KeySpec")) parameters.set("KeySpec", "AES_256");
    }),
  ),
  mutant(
    "get-reads-text-length",
    ["GDK-14"],
    "by GET the data key has as many bytes as NumberOfBytes has digits",
    onQuery((parameters) => {
      const number = numberOf(parameters);
      if (number !== undefined && number > 0 && number <= 1024)
        parameters.set("NumberOfBytes", String(number).length);
    }),
  ),
  mutant(
    "get-key-spec-wins",
    ["GDK-17"],
    "by GET a KeySpec prevails over NumberOfBytes",
    onQuery((parameters) => {
      const number = numberOf(parameters) ?? 0;
      if (number > 0 && number <= 1024 && ["AES_128", "AES_256"].includes(String(parameters.get("KeySpec"))))
        parameters.delete("NumberOfBytes");
    }),
  ),
  mutant(
    "get-clamps",
    ["GDK-15"],
    "by GET a NumberOfBytes out of its bounds becomes the nearest bound",
    onQuery((parameters) => {
      const number = numberOf(parameters);
      if (number !== undefined) parameters.set("NumberOfBytes", Math.max(1, Math.min(1024, number)));
    }),
  ),
  mutant(
    "get-number-hexadecimal",
    ["GDK-14"],
    "by GET a NumberOfBytes of two digits is hexadecimal",
    onQuery((parameters) => {
      const number = numberOf(parameters);
      if (number !== undefined && number > 9 && number < 100)
        parameters.set("NumberOfBytes", Number.parseInt(String(number), 16));
    }),
  ),
  mutant(
    "get-lengths-from-3-digits",
    ["GDK-14"],
    "by GET three digits of NumberOfBytes are read",
    onQuery((parameters) => {
      const number = numberOf(parameters);
      if (number === 1024) parameters.set("NumberOfBytes", 102);
    }),
  ),
  mutant(
    "get-denied-caller-granted",
    ["GDK-67"],
    "by GET a caller without the permission is granted",
    (reference) => ({
      ...reference,
      authorize: (call) => (byGet(call) ? undefined : reference.authorize(call)),
    }),
  ),
];
