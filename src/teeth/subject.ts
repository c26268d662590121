import type { Rules } from "../emulator/index.ts";
import { mutants } from "../emulator/mutants/index.ts";
import { variants } from "../emulator/variants/index.ts";
import { type CheckDefinition, type DirectSelection, runDirectly, startEmbedded } from "../harness/index.ts";
import type { Effort, Profile } from "../model/profile.ts";
import type { Verdict } from "../model/verdict.ts";

/** An endpoint that the suites are tried on: wrong in one thing, or right in another way. */
export interface Subject {
  readonly kind: "mutant" | "variant";
  readonly name: string;
  /** What is wrong, or which freedom is used. */
  readonly says: string;
  /** Requirements that it breaks; none for a variant. */
  readonly breaks: readonly string[];
  /** How seldom its vice shows, where it does not always. */
  readonly rare?: string;
  readonly rules: (reference: Rules) => Rules;
  /** The profile that goes with it. */
  readonly profile: (profile: Profile) => Profile;
}

/** What the suites found on one subject. */
export interface SubjectResult {
  readonly name: string;
  readonly kind: Subject["kind"];
  /** Checks of MUST requirements that it violates, with their requirements. */
  readonly violated: readonly { readonly check: string; readonly requirement: string }[];
  /** MUST checks that could not be judged, with the reason. */
  readonly unjudged: readonly { readonly check: string; readonly reason: string }[];
  /** Sets of checks whose requests show, each set by itself, what a mutant breaks: as far as its run went. */
  readonly shownBy: readonly (readonly string[])[];
  /** Number of the request that showed the first violation. */
  readonly firstRequest?: number;
  readonly requests: number;
}

/** Every variant and every mutant, in the order in which they are declared. */
export function allSubjects(): readonly Subject[] {
  const right = variants.map(({ name, freedom, rules, profile = {} }): Subject => {
    return {
      kind: "variant",
      name,
      says: freedom,
      breaks: [],
      rules,
      profile: (own) => adapted(own, profile),
    };
  });
  const wrong = mutants.map(({ name, vice, breaks, rules, rare }): Subject => {
    const subject = {
      kind: "mutant",
      name,
      says: vice,
      breaks,
      rules,
      profile: (own: Profile) => own,
    } as const;
    return rare === undefined ? subject : { ...subject, rare };
  });
  return [...right, ...wrong];
}

type Adaptation = NonNullable<(typeof variants)[number]["profile"]>;

function adapted(profile: Profile, { claims, fixtures, triggers, withoutUnauthorized }: Adaptation): Profile {
  const { unauthorizedCredentials, ...rest } = profile;
  return {
    ...rest,
    ...(unauthorizedCredentials && !withoutUnauthorized ? { unauthorizedCredentials } : {}),
    claims: claims ?? profile.claims,
    fixtures: { ...profile.fixtures, ...fixtures },
    triggers: triggers ?? profile.triggers,
  };
}

/** How the suites are tried on a subject. */
export interface Trial {
  readonly effort: Effort;
  readonly seed: number;
  /** Ids of the checks that are tried; none takes all of the effort. */
  readonly only: readonly string[];
  /** Goes on after the first violation that is the mutant's own: what else catches it is then known too. */
  readonly toTheEnd: boolean;
}

/** Runs the suites against one subject, on an endpoint of its own. */
export async function trySubject(
  subject: Subject,
  checks: readonly CheckDefinition[],
  { effort, seed, only, toTheEnd }: Trial,
): Promise<SubjectResult> {
  const embedded = await startEmbedded({ rules: subject.rules });
  // What holds for every answer gets its verdict at the end; a breach of it on the way is as good as that.
  const watched = subject.breaks.filter((requirement) => isJudgedThroughout(checks, requirement));
  const isOwn = (verdict: Verdict): boolean =>
    isViolation(verdict) && subject.breaks.includes(verdict.requirement);
  const caught: DirectSelection["enough"] = (verdict, ledger) =>
    isOwn(verdict) || watched.some((requirement) => ledger.breaches(requirement).length > 0);
  try {
    const profile = subject.profile({ ...embedded.profile, timeout: 3_000 });
    const enough = toTheEnd ? () => false : caught;
    const run = await runDirectly(checks, { profile, effort, seed }, { only, enough });
    const shownBy = [
      ...run.verdicts.flatMap((verdict) => (isOwn(verdict) && verdict.requests > 0 ? [[verdict.check]] : [])),
      ...run.breaches.flatMap(({ requirement, checks: by }) => (watched.includes(requirement) ? [by] : [])),
    ];
    const { name, kind } = subject;
    return { name, kind, ...readVerdicts(run.verdicts), shownBy, requests: run.total };
  } finally {
    await embedded.close();
  }
}

function isJudgedThroughout(checks: readonly CheckDefinition[], requirement: string): boolean {
  return checks.some(
    ({ identity, body }) =>
      body.kind === "throughout" && identity.requirement === requirement && identity.level === "MUST",
  );
}

function isViolation(verdict: Verdict): boolean {
  return verdict.level === "MUST" && verdict.outcome === "violates";
}

function readVerdicts(
  all: readonly Verdict[],
): Omit<SubjectResult, "name" | "kind" | "shownBy" | "requests"> {
  const musts = all.filter((verdict) => verdict.level === "MUST");
  const violations = musts.flatMap((verdict) => (verdict.outcome === "violates" ? verdict : []));
  const requests = violations.flatMap((verdict) => verdict.request ?? []);
  return {
    violated: violations.map(({ check, requirement }) => ({ check, requirement })),
    unjudged: musts.flatMap((verdict) =>
      verdict.outcome === "inconclusive" ? { check: verdict.check, reason: verdict.reason } : [],
    ),
    ...(requests.length === 0 ? {} : { firstRequest: Math.min(...requests) }),
  };
}
