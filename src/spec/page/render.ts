import { Document, visit } from "yaml";
import type { ActionFacts, ParameterFacts } from "../types.ts";

const heading =
  " The facts of the page that a program can read: `kms-conformance derive --check PAGE` compares them with a saved page.";

/** Rows up to this many characters of JSON stand in one line. */
const rowWidth = 100;

/** Ancestors of a row of `parameters` or `response`: the document, its map, the section's pair and map, the row's pair. */
const rowDepth = 5;

/** The facts as YAML in the form of action.yaml, with a newline at the end. */
export function renderAction(facts: ActionFacts): string {
  const document = new Document(ordered(facts));
  document.commentBefore = heading;
  visit(document, {
    Map: (_key, node, path) => {
      if (path.length === rowDepth && JSON.stringify(node).length <= rowWidth) node.flow = true;
    },
    Seq: (_key, node, path) => {
      if (path.length > rowDepth) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 110 }).replace(/^(#.*\n)\n/, "$1");
}

/** Keys in the order of action.yaml, whatever order the facts were found in. */
function ordered(facts: ActionFacts): ActionFacts {
  const { action, version, domain, requestsPerSecond, regionRequired, parameters, response, errors } = facts;
  const rows = Object.entries(parameters).map(
    ([name, parameter]) => [name, orderedParameter(parameter)] as const,
  );
  return {
    action,
    version,
    domain,
    requestsPerSecond,
    regionRequired,
    parameters: Object.fromEntries(rows),
    response,
    errors,
  };
}

const parameterKeys = [
  "type",
  "required",
  "validValues",
  "minimum",
  "maximum",
  "default",
  "oneOf",
  "prevailsOver",
  "usedWith",
] as const satisfies readonly (keyof ParameterFacts)[];

function orderedParameter(parameter: ParameterFacts): ParameterFacts {
  const ordered = parameterKeys.flatMap((key) => (key in parameter ? [[key, parameter[key]]] : []));
  return { ...Object.fromEntries(ordered), ...parameter };
}
