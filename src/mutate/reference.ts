import { loadSuites, runDirectly, startEmbedded } from "../harness/index.ts";
import type { Verdict } from "../model/verdict.ts";

/** Runs the suites at standard effort against the reference as it was built; ends 1 at the first MUST that is not kept. */
const isRed = ({ level, outcome }: Verdict): boolean =>
  level === "MUST" && (outcome === "violates" || outcome === "inconclusive");

const embedded = await startEmbedded();
try {
  const options = { profile: { ...embedded.profile, timeout: 3_000 }, effort: "standard", seed: 1 } as const;
  const { verdicts } = await runDirectly(await loadSuites(), options, { enough: isRed });
  const red = verdicts.filter(isRed);
  for (const { check } of red) process.stdout.write(`${check}\n`);
  process.exitCode = red.length === 0 ? 0 : 1;
} finally {
  await embedded.close();
}
