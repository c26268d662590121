import type { Requirement } from "../../model/requirement.ts";
import type { Json } from "../../model/verdict.ts";
import type { ActionFacts } from "../types.ts";

/** Where a page and action.yaml disagree. `path` is e.g. `parameters.NumberOfBytes.maximum` or `errors.InternalError`. */
export type Difference =
  | { readonly kind: "added"; readonly path: string; readonly page: Json; readonly spec: undefined }
  | { readonly kind: "removed"; readonly path: string; readonly page: undefined; readonly spec: Json }
  | { readonly kind: "changed"; readonly path: string; readonly page: Json; readonly spec: Json };

/** Every difference between a page's facts and the spec's, in the order of action.yaml; the order of lists is none. */
export function comparePage(page: ActionFacts, spec: ActionFacts): readonly Difference[] {
  return compareMembers(comparable(page), comparable(spec), "");
}

type Members = { readonly [name: string]: Json };

/** Error codes become members, so that each is a difference of its own. */
function comparable(facts: ActionFacts): Members {
  const { errors, parameters, response, ...plain } = facts;
  return {
    ...plain,
    parameters: membersOf(parameters),
    response: membersOf(response),
    errors: Object.fromEntries(errors.map((code) => [code, true])),
  };
}

function membersOf(rows: Readonly<Record<string, object>>): Members {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { ...row }]));
}

function compareMembers(page: Members, spec: Members, prefix: string): readonly Difference[] {
  const names = [...new Set([...Object.keys(spec), ...Object.keys(page)])];
  return names.flatMap((name) => compareValue(page[name], spec[name], `${prefix}${name}`));
}

function compareValue(page: Json | undefined, spec: Json | undefined, path: string): readonly Difference[] {
  if (spec === undefined) return page === undefined ? [] : [{ kind: "added", path, page, spec }];
  if (page === undefined) return [{ kind: "removed", path, page, spec }];
  if (isMembers(page) && isMembers(spec)) return compareMembers(page, spec, `${path}.`);
  return canonical(page) === canonical(spec) ? [] : [{ kind: "changed", path, page, spec }];
}

function isMembers(value: Json): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function canonical(value: Json): string {
  return JSON.stringify(Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value);
}

/** Ids of the requirements whose locator cites the row of a difference, in the order given. */
export function requirementsCiting(
  difference: Difference,
  requirements: readonly Requirement[],
): readonly string[] {
  const place = placeOf(difference.path);
  return requirements.filter(({ locator }) => cites(locator, place)).map(({ id }) => id);
}

interface Place {
  readonly section: string;
  readonly row: RegExp;
}

const descriptionRows: Readonly<Record<string, RegExp>> = {
  domain: /^Domain name$/,
  requestsPerSecond: /requests per second$/,
};

const inputRowNames: Readonly<Record<string, string>> = {
  action: "Action",
  version: "Version",
  regionRequired: "Region",
};

function placeOf(path: string): Place {
  const [top = "", ...rest] = path.split(".");
  const described = descriptionRows[top];
  if (described !== undefined) return { section: "API Description", row: described };
  if (top === "errors") return { section: "Error Code", row: exactly(rest.join(".")) };
  if (top === "response") return { section: "Output Parameters", row: exactly(rest[0] ?? "") };
  return { section: "Input Parameters", row: exactly(inputRowNames[top] ?? rest[0] ?? "") };
}

function exactly(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(".", "\\.")}$`);
}

/** A locator may name several rows, `KeySpec, NumberOfBytes`. */
function cites(locator: Requirement["locator"], place: Place): boolean {
  if (!/^\d+\. /.test(locator.section) || !locator.section.endsWith(` ${place.section}`)) return false;
  return (locator.row ?? "").split(", ").some((row) => place.row.test(row));
}
