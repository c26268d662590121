import type { CiphertextLayout, Latency, Measurements } from "../../../model/report.ts";
import { counted } from "../../quantity.ts";
import { type Content, type Html, html } from "../markup.ts";
import { numberOf } from "../wording.ts";
import { byteFigure } from "./byte-figure.ts";

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
<p class="lead">Shown and never judged; counts only, nothing of a data key.</p>
<div class="figures">${figures}</div>
</section>`;
}

const height = 90;

function latencyFigure({ action, buckets }: Latency): Html {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  const highest = Math.max(1, ...buckets.map(({ count }) => count));
  const [half, most] = [percentile(buckets, total, 0.5), percentile(buckets, total, 0.95)];
  const words = `${counted(total, "answer")}; half within ${numberOf(half)} ms, 95 in 100 within ${numberOf(most)} ms`;
  const bars = buckets.map(({ count }, index) => {
    const tall = (count / highest) * height;
    return html`<rect x="${index * 10 + 0.5}" y="${fixed(height - tall)}" width="9" height="${fixed(tall)}"/>`;
  });
  return html`<figure>
<figcaption><h3>Latency of ${action}</h3><p>${words}</p></figcaption>
<svg viewBox="0 0 ${buckets.length * 10} ${height}" preserveAspectRatio="none" height="${height}" role="img" aria-label="Latency of ${action}: ${words}"><g class="bars">${bars}</g><path class="axis" d="M0 ${height}H${buckets.length * 10}"/></svg>
<div class="ends" aria-hidden="true"><span>0 ms</span><span>${numberOf(buckets.at(-1)?.upTo ?? 0)} ms</span></div>
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

function ciphertextFigure({ algorithm, fields }: CiphertextLayout): Html {
  const total = Math.max(
    1,
    fields.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  let from = 0;
  const boxes = fields.map(({ name, bytes }, index) => {
    const wide = (bytes / total) * 1000;
    const box = html`<rect class="${fieldClass(name, index)}" x="${fixed(from)}" y="0" width="${fixed(Math.max(1, wide - 3))}" height="36"/>`;
    from += wide;
    return box;
  });
  const order = fields.map(({ name }) => name).join(" | ");
  const lines = fields.map(
    ({ name, bytes, found }, index) =>
      html`<div><dt><svg viewBox="0 0 8 8" aria-hidden="true"><rect class="${fieldClass(name, index)}" width="8" height="8"/></svg>${name}</dt><dd class="size">${counted(bytes, "byte")}</dd><dd>${found}</dd></div>`,
  );
  return html`<figure class="full">
<figcaption><h3>A ciphertext of ${algorithm}</h3><p>${order}, ${counted(total, "byte")} in all</p></figcaption>
<svg viewBox="0 0 1000 36" preserveAspectRatio="none" height="36" role="img" aria-label="Parts of the ciphertext in order: ${order}">${boxes}</svg>
<dl class="fields">${lines}</dl>
</figure>`;
}

// The parts of SM2 keep their colours from ciphertext to ciphertext, so that a wrong order is seen at once.
function fieldClass(name: string, index: number): string {
  const known = ["C1", "C3", "C2"].indexOf(name);
  return `field-${known === -1 ? (index % 4) + 1 : known + 1}`;
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
