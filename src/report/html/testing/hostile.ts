import type { Report } from "../../../model/report.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { hostileText } from "../../testing/hostile.ts";
import { reportOf } from "./samples.ts";
import { violation } from "./verdicts.ts";

const attack = `"'><img src=x onerror=alert(1)></script></style><script>alert(2)</script><!-- ${hostileText}`;
const identity = { level: "MUST", basis: "documented", requests: 1, chapter: attack, title: attack } as const;

const verdicts: readonly Verdict[] = [
  {
    ...identity,
    check: `GDK-11/${attack}`,
    requirement: "GDK-11",
    ...violation(`expected ${attack}, it was ${attack}`, { [attack]: attack }, attack),
    evidence: { answer: { status: 200, body: attack }, [attack]: attack },
    reproduce: attack,
  },
  { ...identity, check: `GDK-14/${attack}`, requirement: "GDK-14", outcome: "conforms", evidence: attack },
  {
    ...identity,
    check: "GDK-15/x",
    requirement: "GDK-15",
    outcome: "inconclusive",
    culprit: "environment",
    reason: attack,
    evidence: [attack],
  },
  { ...identity, check: `${attack}/x`, requirement: attack, outcome: "inapplicable", reason: attack },
];

/** A report in which every text that an endpoint or a profile could choose tries to break out of the page. */
export const hostileReport: Report = reportOf({
  verdicts,
  run: {
    tool: { name: attack, version: attack },
    endpoint: attack,
    profile: attack,
    seed: 1,
    effort: "smoke",
    startedAt: attack,
    seconds: 1,
    reason: attack,
  },
  deviations: [{ check: attack, because: attack, link: "javascript:alert(3)", until: attack }],
  measurements: {
    latency: [{ action: attack, buckets: [{ upTo: 1, count: 1 }] }],
    bytes: { total: 0, counts: Array.from({ length: 256 }, () => 0) },
    ciphertexts: [{ algorithm: attack, count: 1, fields: [{ name: attack, bytes: 3, found: attack }] }],
  },
});
