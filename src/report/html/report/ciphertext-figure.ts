import type { CiphertextLayout } from "../../../model/report.ts";
import type { Json } from "../../../model/verdict.ts";
import { counted } from "../../quantity.ts";
import { icon } from "../look/icons.ts";
import { type Html, html } from "../markup.ts";
import { isMembers } from "./members.ts";

type Field = CiphertextLayout["fields"][number];

/** A form of ciphertext that a run met, as coloured fields in the order in which they stand. */
export function ciphertextFigure({ algorithm, count, fields }: CiphertextLayout): Html {
  const fails = fields.some(({ wrong }) => wrong);
  const state = fails ? html`<span class="is-violates">does not open</span>` : "opens";
  return html`<figure class="full">
<figcaption><h3>${algorithm}: ${state}</h3><p>${counted(count, "ciphertext")} laid out like this, here the longest of ${sizeOf(fields)}</p></figcaption>
${picture(fields)}
</figure>`;
}

/** The same picture of one ciphertext that a violation is about; `undefined` when the evidence is of another form. */
export function ciphertextPicture(evidence: Json): Html | undefined {
  const fields = fieldsOf(evidence);
  if (fields === undefined || fields.length === 0) return undefined;
  return html`<figure>
${picture(fields)}
</figure>`;
}

function fieldsOf(evidence: Json): readonly Field[] | undefined {
  if (!Array.isArray(evidence)) return undefined;
  const fields = evidence.map((part: Json): Field | undefined => {
    if (!isMembers(part)) return undefined;
    const { name, bytes, found, wrong } = part;
    if (typeof name !== "string" || typeof bytes !== "number" || typeof found !== "string") return undefined;
    return { name, bytes, found, ...(wrong === true ? { wrong } : {}) };
  });
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

function sizeOf(fields: readonly Field[]): string {
  return counted(
    fields.reduce((sum, { bytes }) => sum + bytes, 0),
    "byte",
  );
}

function picture(fields: readonly Field[]): Html {
  const order = fields.map(({ name }) => name).join(" | ");
  const lines = fields.map(
    ({ name, bytes, found, wrong }, index) =>
      html`<div><dt><svg viewBox="0 0 8 8" aria-hidden="true"><rect class="${fieldClass(name, index)}" width="8" height="8"/></svg>${name}</dt><dd class="size">${counted(bytes, "byte")}</dd><dd${wrong && html` class="wrong"`}>${wrong && icon("violates")}${found}</dd></div>`,
  );
  return html`<svg height="40" role="img" aria-label="Parts of the ciphertext in order: ${order}">${boxes(fields)}</svg>
<dl class="fields">${lines}</dl>`;
}

/** Narrower parts, in percent of the whole, have no room for their names; the list below names them all. */
const narrowest = 6;

// By the order of magnitude: to scale, a long C2 would leave nothing of the others to be seen.
function boxes(fields: readonly Field[]): readonly Html[] {
  const weights = fields.map(({ bytes }) => Math.log2(1 + Math.max(0, bytes)));
  const all = Math.max(
    1,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  const shares = weights.map((weight) => (weight / all) * 100);
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
  if (known !== -1) return `field-${known + 1}`;
  return name === "unread" ? `field-${(index % 3) + 1}` : "field-4";
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
