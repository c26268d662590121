import { type Html, html } from "../markup.ts";
import { numberOf } from "../wording.ts";

/** One number in every run. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
  /** Behind the number: ` s`. */
  readonly unit: string;
  /** Whether a number above zero is bad news. */
  readonly alarm?: "bad" | "unsure";
}

const height = 80;

/** A number over all runs as a line above zero, with the latest value beside its name; the label tells it in words. */
export function plot({ name, values, unit, alarm }: Series): Html {
  const latest = values.at(-1) ?? 0;
  const most = Math.max(...values, 0);
  const alarming = alarm !== undefined && most > 0;
  const [first = 0] = values;
  const words = `${name}: ${numberOf(first)}${unit} in the first run, ${numberOf(latest)}${unit} in the latest, at most ${numberOf(most)}${unit}`;
  return html`<figure${alarming && html` class="${alarm}"`}>
<figcaption><h3>${name}</h3><span class="latest">${numberOf(latest)}${unit}</span></figcaption>
<svg viewBox="0 0 100 ${height}" preserveAspectRatio="none" height="${height}" role="img" aria-label="${words}">${curve(values, most)}<path class="axis" d="M0 ${height}H100"/></svg>
<div class="ends" aria-hidden="true"><span>first ${numberOf(first)}${unit}</span><span>most ${numberOf(most)}${unit}</span></div>
</figure>`;
}

function curve(values: readonly number[], most: number): Html {
  // One run alone is drawn as a level line.
  const drawn = values.length === 1 ? [...values, ...values] : values;
  const points = drawn.map((value, index) => {
    const x = (index / Math.max(1, drawn.length - 1)) * 100;
    const y = height - (most > 0 ? value / most : 0) * (height - 4);
    return `${fixed(x)} ${fixed(y)}`;
  });
  const line = points.join("L");
  return html`<path class="under" d="M0 ${height}L${line}L100 ${height}Z"/><path class="line" d="M${line}"/>`;
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
