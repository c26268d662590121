import {
  type CheckDefinition,
  costOf,
  embeddedClaims,
  loadSuites,
  neededRoles,
  plannedControls,
  plannedRequests,
  plannedShared,
  rolesToMake,
  select,
} from "../../harness/index.ts";
import { EnvironmentError, ExitCode } from "../../model/errors.ts";
import { allowedRate } from "../endpoint/endpoint.ts";
import { defaultClaims, defaultPace, readProfileDocument } from "../endpoint/profile.ts";
import { leftAt } from "../keys/key-folder.ts";
import type { Surroundings } from "../surroundings.ts";
import { nothingSelected } from "./journey.ts";
import { assertNothingToMake } from "./keys.ts";
import { claimsAsked } from "./opt-in.ts";
import { type Plan, renderPlan } from "./plan.ts";
import type { RunFlags } from "./run-flags.ts";

/** Says what a run would do and what it would cost. Needs no secrets, starts nothing and sends nothing. */
export async function dryRun(flags: RunFlags, { stdout }: Surroundings): Promise<ExitCode> {
  const { effort, only, shard, verbose } = flags;
  const selected = select(await loadSuites(), { effort, only, ...(shard === undefined ? {} : { shard }) });
  if (selected.length === 0) throw new EnvironmentError(nothingSelected(flags));
  stdout.write(renderPlan(planOf(selected, flags), verbose));
  return ExitCode.conforms;
}

function planOf(selected: readonly CheckDefinition[], flags: RunFlags): Plan {
  const { profile, endpoint, effort, only, rps, maxRequests, shard } = flags;
  const document = profile === undefined ? undefined : readProfileDocument(profile);
  const address = endpoint ?? document?.endpoint;
  const ownClaims = document?.claims ?? (address === undefined ? embeddedClaims : defaultClaims);
  const claims = claimsAsked(ownClaims, only);
  const { provision = false, fixtures = {} } = document ?? {};
  if (flags.safe) assertNothingToMake({ provision, ...(profile === undefined ? {} : { file: profile }) });
  // Which region it will be may stand beside the secrets, which a plan does not read.
  const left = address === undefined || flags.safe ? [] : leftAt(flags.stateDir, address);
  const needed = neededRoles(selected);
  const made = rolesToMake({ provision, fixtures }, needed);
  const isClaimed = ({ claim }: CheckDefinition): boolean => claim === undefined || claims.includes(claim);
  return {
    checks: selected.map((definition) => {
      const claimed = isClaimed(definition);
      return {
        ...definition.identity,
        claimed,
        requests: claimed ? plannedRequests(definition, effort) : 0,
      };
    }),
    effort,
    controls: plannedControls + plannedShared(selected.filter(isClaimed), effort),
    keys: { needed, made, cost: costOf(made), fixtures, left: left.flatMap((ledger) => ledger.entries()) },
    ...(address === undefined
      ? {}
      : {
          endpoint: address,
          rate:
            allowedRate(document?.pace?.requestsPerSecond ?? defaultPace.requestsPerSecond, rps) /
            (shard?.count ?? 1),
        }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
  };
}
