import type { Latency, Measurements } from "../../../model/report.ts";
import { counted } from "../../quantity.ts";
import { type Content, type Html, html } from "../markup.ts";
import { numberOf } from "../wording.ts";
import { byteFigure } from "./byte-figure.ts";
import { ciphertextFigure } from "./ciphertext-figure.ts";

/** What the run measured beside its verdicts, as pictures; each says in words what it shows. */
export function measurements({ latency, bytes, ciphertexts }: Measurements): Content {
  const figures = [
    ...latency.filter(({ buckets }) => buckets.length > 0).map(latencyFigure),
    ...(bytes.total > 0 ? [byteFigure(bytes)] : []),
    ...ciphertexts.filter(({ fields }) => fields.length > 0).map(ciphertextFigure),
  ];
  if (figures.length === 0) return undefined;
  return html`<section class="part" aria-labelledby="measured">
<h2 id="measured">Measured on the way</h2>
<p class="lead">Shown and never judged; counts only, nothing of a data key. Each bar of a latency stands for times up to a quarter longer than the one before it.</p>
<div class="figures">${figures}</div>
</section>`;
}

const height = 90;

function latencyFigure({ action, buckets }: Latency): Html {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  const highest = Math.max(1, ...buckets.map(({ count }) => count));
  const [half, most] = [percentile(buckets, total, 0.5), percentile(buckets, total, 0.95)];
  const words = `${counted(total, "answer")}; half within ${numberOf(half)} ms, 95 in 100 within ${numberOf(most)} ms`;
  const ends = [buckets[0], buckets[Math.floor((buckets.length - 1) / 2)], buckets.at(-1)].flatMap(
    (bucket) => bucket?.upTo ?? [],
  );
  const bars = buckets.map(({ count }, index) => {
    const tall = (count / highest) * height;
    return html`<rect x="${index * 10 + 0.5}" y="${fixed(height - tall)}" width="9" height="${fixed(tall)}"/>`;
  });
  return html`<figure>
<figcaption><h3>Latency of ${action}</h3><p>${words}</p></figcaption>
<svg viewBox="0 0 ${buckets.length * 10} ${height}" preserveAspectRatio="none" height="${height}" role="img" aria-label="Latency of ${action}: ${words}"><g class="bars">${bars}</g><path class="axis" d="M0 ${height}H${buckets.length * 10}"/></svg>
<div class="ends" aria-hidden="true">${ends.map((upTo) => html`<span>${numberOf(upTo)} ms</span>`)}</div>
</figure>`;
}

function percentile(buckets: Latency["buckets"], total: number, share: number): number {
  let seen = 0;
  for (const { upTo, count } of buckets) {
    seen += count;
    if (seen >= total * share) return upTo;
  }
  return 0;
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
