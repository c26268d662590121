import type { Change } from "../../change.ts";
import { replacing, together } from "../../change.ts";
import { withHeader } from "../changes/caller-change.ts";
import { mutant, resent } from "../changes/changes.ts";
import { byGet } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

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

const queryOfPostTaken: Change = (reference) => ({
  ...reference,
  checkPath: (call) => reference.checkPath(resent(call, { target: call.request.target.replace(/\?.*/, "") })),
});

/** Text without percent escapes; as it is where they are none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

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
  mutant(
    "get-decoded-twice",
    ["GDK-22"],
    "values of a query are decoded twice",
    onQuery((parameters) => {
      for (const [key, value] of parameters)
        if (typeof value === "string") parameters.set(key, decoded(value));
    }),
  ),
  mutant(
    "post-reads-query",
    ["GDK-13"],
    "a POST may have parameters in its query, which nobody signed",
    together(queryOfPostTaken, (reference) => ({
      ...reference,
      readParameters: (call) =>
        new Map([...reference.decodeQuery(call, call.query), ...reference.readParameters(call)]),
    })),
  ),
  mutant(
    "post-reads-signed-query",
    ["GDK-13"],
    "a POST may have parameters in its query, which is signed like that of a GET",
    together(queryOfPostTaken, (reference) => ({
      ...reference,
      canonicalQuery: (call) => call.query,
      readParameters: (call) =>
        new Map([...reference.decodeQuery(call, call.query), ...reference.readParameters(call)]),
    })),
  ),
  mutant(
    "post-reads-action-of-query",
    ["API-09"],
    "the query of a POST may name the Action, which nobody signed",
    together(queryOfPostTaken, (reference) => ({
      ...reference,
      findAction: (call) => {
        const named = new URLSearchParams(call.query).get("Action");
        return reference.findAction(
          named === null || byGet(call) ? call : resent(call, withHeader(call, "x-tc-action", named)),
        );
      },
    })),
  ),
];
