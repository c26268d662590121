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
  const total = fields.reduce((sum, { bytes }) => sum + bytes, 0);
  const order = fields.map(({ name }) => name).join(" | ");
  const lines = fields.map(
    ({ name, bytes, found }, index) =>
      html`<div><dt><svg viewBox="0 0 8 8" aria-hidden="true"><rect class="${fieldClass(name, index)}" width="8" height="8"/></svg>${name}</dt><dd class="size">${counted(bytes, "byte")}</dd><dd>${found}</dd></div>`,
  );
  return html`<figure class="full">
<figcaption><h3>A ciphertext of ${algorithm}</h3><p>${order}, ${counted(total, "byte")} in all</p></figcaption>
<svg height="40" role="img" aria-label="Parts of the ciphertext in order: ${order}">${boxes(fields, Math.max(1, total))}</svg>
<dl class="fields">${lines}</dl>
</figure>`;
}

/** Narrower parts, in percent of the whole, have no room for their names; the list below names them all. */
const narrowest = 6;

function boxes(fields: CiphertextLayout["fields"], total: number): readonly Html[] {
  const shares = fields.map(({ bytes }) => (bytes / total) * 100);
  return fields.map(({ name }, index) => {
    const share = shares[index] ?? 0;
    const from = shares.slice(0, index).reduce((sum, before) => sum + before, 0);
    const label = share >= narrowest && html`<text x="${fixed(from + 1)}%" y="25">${name.slice(0, 4)}</text>`;
    return html`<rect class="${fieldClass(name, index)}" x="${fixed(from)}%" width="${fixed(Math.max(0.2, share - 0.3))}%" height="40"/>${label}`;
  });
}

// The parts of SM2 keep their colours from ciphertext to ciphertext, so that a wrong order is seen at once.
function fieldClass(name: string, index: number): string {
  const known = ["C1", "C3", "C2"].indexOf(name);
  return `field-${known === -1 ? (index % 4) + 1 : known + 1}`;
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
