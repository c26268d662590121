import type { ByteCounts } from "../../../model/report.ts";
import { type Html, html } from "../markup.ts";
import { numberOf } from "../wording.ts";

const height = 120;

/**
 * How often each byte value came in the data keys, as 256 bars that rise above or fall below the count that random
 * bytes would have. The band is three standard deviations wide on each side: of 256 random counts, less than one is
 * expected outside of it.
 */
export function byteFigure({ total, counts }: ByteCounts): Html {
  const expected = total / 256;
  const band = 3 * Math.sqrt(expected * (255 / 256));
  const farthest = Math.max(band, ...counts.map((count) => Math.abs(count - expected))) * 1.05;
  const tall = (count: number) => Math.round((count / farthest) * (height / 2) * 100) / 100;
  const outside = counts.filter((count) => Math.abs(count - expected) > band).length;
  const words = describe(total, counts, expected, outside);
  const bars = counts.map((count, value) => bar(value, tall(count - expected)));
  return html`<figure class="full">
<figcaption><h3>Bytes of the data keys</h3><p>${words}.</p></figcaption>
<svg viewBox="0 0 1024 ${height}" preserveAspectRatio="none" height="${height}" role="img" aria-label="How often each byte value came: ${words}.">
<rect class="band" x="0" y="${height / 2 - tall(band)}" width="1024" height="${2 * tall(band)}"/>
<g class="bars">${bars}</g><path class="axis" d="M0 ${height / 2}H1024"/></svg>
<div class="ends" aria-hidden="true"><span>00</span><span>40</span><span>80</span><span>c0</span><span>ff</span></div>
</figure>`;
}

function bar(value: number, tall: number): Html {
  return html`<rect x="${value * 4}" y="${height / 2 - Math.max(0, tall)}" width="3" height="${Math.abs(tall)}"/>`;
}

function describe(total: number, counts: readonly number[], expected: number, outside: number): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const range = `between ${numberOf(least)} and ${numberOf(most)} times`;
  const verdict = outside === 0 ? "none" : numberOf(outside);
  return `${numberOf(total)} bytes; each of the 256 values is expected ${numberOf(expected)} times and came ${range}, ${verdict} of them outside the band of three standard deviations`;
}
