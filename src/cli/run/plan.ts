import type { KeyEntry, MadeRole } from "../../harness/index.ts";
import type { Effort, Profile } from "../../model/profile.ts";
import type { CheckIdentity } from "../../model/verdict.ts";
import { counted } from "../../report/quantity.ts";

/** What a run would do and cost, with every request that it would send to an endpoint that conforms. */
export interface Plan {
  /** `claimed` is false for what the profile does not claim: it sends nothing. */
  readonly checks: readonly (CheckIdentity & { readonly claimed: boolean; readonly requests: number })[];
  readonly effort: Effort;
  /** Requests of the positive controls. */
  readonly controls: number;
  readonly keys: {
    /** The roles that the checks lean on. */
    readonly needed: readonly MadeRole[];
    readonly made: readonly MadeRole[];
    /** Requests that making and cleaning these keys cost. */
    readonly cost: { readonly make: number; readonly clean: number };
    readonly fixtures: Profile["fixtures"];
    /** What earlier runs have left, which is cleaned first. */
    readonly left: readonly KeyEntry[];
  };
  /** Address; absent for the embedded reference, which costs nothing. */
  readonly endpoint?: string;
  /** Requests per second. */
  readonly rate?: number;
  readonly maxRequests?: number;
}

/** Requests per second that the page of GenerateDataKey allows. */
const documentedRate = 100;

/** The plan as text: a row for each chapter, with `verbose` for each check too, and what it costs below. */
export function renderPlan(plan: Plan, verbose: boolean): string {
  const { checks, effort } = plan;
  const total = totalOf(plan);
  const what = `${counted(checks.length, "check")} would run at effort ${effort}`;
  return [
    `${what}, with ${counted(total, "request")} in all; nothing was sent.`,
    "",
    ...rows(plan, verbose),
    "",
    ...costs(plan, total),
    "",
  ].join("\n");
}

function totalOf({ checks, controls, keys }: Plan): number {
  return sumOf(checks) + controls + requestsForKeys(keys);
}

/** Cleaning one key that was left takes three at most: it is looked up, disabled and scheduled. */
function requestsForKeys({ cost, left }: Plan["keys"]): number {
  return cost.make + cost.clean + left.length * 3;
}

function sumOf(checks: Plan["checks"]): number {
  return checks.reduce((sum, { requests }) => sum + requests, 0);
}

function rows({ checks, controls, keys }: Plan, verbose: boolean): readonly string[] {
  const chapters = [...new Set(checks.map(({ chapter }) => chapter))];
  const widest = Math.max(...["chapter", "controls", ...chapters].map((name) => name.length));
  const row = (name: string, count: number | string, requests: number | string, remark = ""): string =>
    `  ${name.padEnd(widest)}  ${String(count).padStart(6)}  ${String(requests).padStart(8)}${remark}`;
  return [
    row("chapter", "checks", "requests"),
    ...chapters.flatMap((name) => {
      const members = checks.filter(({ chapter }) => chapter === name);
      return [
        row(name, members.length, sumOf(members), unclaimed(members)),
        ...(verbose ? members.map(({ check, requests }) => `    ${check}  ${requests}`) : []),
      ];
    }),
    row("controls", "", controls),
    ...(requestsForKeys(keys) === 0 ? [] : [row("keys", "", requestsForKeys(keys))]),
  ];
}

function unclaimed(checks: Plan["checks"]): string {
  const count = checks.filter(({ claimed }) => !claimed).length;
  return count === 0 ? "" : `  (${count} inapplicable: not claimed)`;
}

function costs({ endpoint, rate = 0, keys, maxRequests }: Plan, total: number): readonly string[] {
  const capped = maxRequests === undefined || maxRequests >= total;
  const cap = capped ? [] : [`  cap       ends the run after ${maxRequests} of them, with exit code 3`];
  if (endpoint === undefined)
    return ["  endpoint  the embedded reference: no quota, no bill, no keys", ...cap];
  const share = Math.round((rate / documentedRate) * 100);
  return [
    `  endpoint  ${endpoint}`,
    `  time      ${duration(total / rate)} at ${rate} requests a second`,
    `  quota     ${share} % of the ${documentedRate} requests a second that the page allows`,
    ...cap,
    `  keys      ${keyLines(keys).join("\n            ")}`,
    `  leaves    ${leftBehind(keys.made.length)}`,
    "",
    "More is sent where the endpoint throttles, does not answer or violates; less where a key or a caller is missing.",
  ];
}

/** A second enabled key is nobody's duty, so that nothing is said where it is missing. */
function keyLines({ needed, made, fixtures, left }: Plan["keys"]): readonly string[] {
  const silent = needed.filter(
    (role) => role !== "otherEnabledKey" && fixtures[role] === undefined && !made.includes(role),
  );
  return [
    ...left.map(({ alias }) => `${alias} (left by an earlier run, to be cleaned)`),
    ...Object.entries(fixtures).map(([role, id]) => `${role} ${id ?? "(declared absent)"}`),
    ...made.map((role) => `${role} (to be made)`),
    ...silent.map((role) => `${role} (not named: what leans on it stays inconclusive)`),
  ];
}

function leftBehind(keys: number): string {
  if (keys === 0) return "nothing";
  return `${counted(keys, "key")} with a deletion scheduled in 7 days, the least there is; billed until then`;
}

function duration(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
