import type { Change } from "../../change.ts";
import { onGrant, onKey, without } from "../changes/answer-change.ts";
import { overlaid } from "../changes/key-change.ts";
import { everyNth, refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** A vice that shows in every `n`th request only. */
interface Lapse {
  readonly name: string;
  readonly breaks: readonly string[];
  readonly vice: string;
  readonly change: (due: () => boolean) => Change;
}

const shortened = (due: () => boolean): Change => onKey((key) => (due() ? key.subarray(1) : key));

const repeated = (due: () => boolean): Change => {
  let previous: Uint8Array = new Uint8Array();
  return onKey((fresh) => {
    previous = due() ? overlaid(fresh, previous) : fresh;
    return previous;
  });
};

const lapses: readonly Lapse[] = [
  {
    name: "short-key",
    breaks: ["GDK-14", "GDK-09", "GDK-10", "GDK-17"],
    vice: "data key is a byte short",
    change: shortened,
  },
  {
    name: "missing-request-id",
    breaks: ["GDK-54", "GDK-59"],
    vice: "granted answer has no RequestId",
    change: (due) => onGrant((fields) => (due() ? without(fields, "RequestId") : fields)),
  },
  { name: "repeated-key", breaks: ["GDK-56"], vice: "data key begins like the one before", change: repeated },
  {
    name: "internal-error",
    breaks: ["GDK-02", "GDK-09", "GDK-10", "GDK-14", "GDK-17", "GDK-20", "GDK-69"],
    vice: "good request for a data key gives InternalError",
    change: (due) => refusing(() => due(), "InternalError"),
  },
];

const counts = [7, 20, 50, 100, 256];
/** From here on, a vice counts as rare. */
const rareFrom = 100;

function lapsing({ name, breaks, vice, change }: Lapse, n: number): Mutant {
  const own = {
    name: `${name}-once-in-${n}`,
    breaks,
    vice: `every ${n}th ${vice}`,
    rules: (reference) => change(everyNth(n))(reference),
  } satisfies Mutant;
  return n < rareFrom ? own : { ...own, rare: `one answer in ${n}` };
}

/** Right for the most part. */
export const nowAndThen: readonly Mutant[] = lapses.flatMap((lapse) => counts.map((n) => lapsing(lapse, n)));
