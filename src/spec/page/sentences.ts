import type { UsageError } from "../../model/errors.ts";
import type { ParameterFacts } from "../types.ts";
import { unreadable } from "./lines.ts";
import type { InputRow, TableRow } from "./tables.ts";

/** Reads one kind of sentence out of a row's description; `rows` are all parameters of the action. */
type SentenceReader = (row: InputRow, rows: readonly InputRow[]) => Partial<ParameterFacts>;

/**
 * What the sentences of a row say, each recognised by its form and ignored otherwise.
 * @throws UsageError with the row's line where a sentence begins like a known one and cannot be read.
 */
export function parameterFacts(row: InputRow, rows: readonly InputRow[]): ParameterFacts {
  let facts: ParameterFacts = { type: row.type, required: row.required };
  for (const read of readers) facts = { ...facts, ...read(row, rows) };
  return facts;
}

/** `Valid values: A, B (remark), and C.` */
const validValues: SentenceReader = (row) => {
  const list = /\bValid values?: ?(.*)$/i.exec(plain(row))?.[1];
  if (list === undefined) return {};
  const sentence = list.replace(/\([^)]*\)/g, "").split(/[.;](?= |$)/)[0] ?? "";
  const values = sentence
    .split(/, ?(?:and |or )?| and | or /)
    .map((value) => value.trim().replace(/^["']|["']$/g, ""))
    .filter((value) => value !== "");
  const odd = values.find((value) => !/^[A-Za-z0-9_.-]+$/.test(value));
  if (values.length > 0 && odd === undefined) return { validValues: values };
  throw misread(row, 'names with commas between them after "Valid values:"', odd ?? list);
};

/** `Minimum value: 1; maximum value: 1024` */
const bounds: SentenceReader = (row) => {
  const minimum = bound(row, "minimum");
  const maximum = bound(row, "maximum");
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw misread(row, "a minimum below the maximum", `${minimum} and ${maximum}`);
  }
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
};

function bound(row: TableRow, name: "minimum" | "maximum"): number | undefined {
  const text = new RegExp(`\\b${name} value: ?(.*)$`, "i").exec(plain(row))?.[1];
  if (text === undefined) return undefined;
  const digits = /^-?\d+(?:,\d{3})*(?!\d)/.exec(text)?.[0];
  if (digits === undefined) throw misread(row, `an integer after "${name} value:"`, text);
  return Number(digits.replaceAll(",", ""));
}

/** `Either A or B must be specified`; the names come in the order of the table. */
const oneOf: SentenceReader = (row, rows) => {
  const [, first, second] =
    /\bEither (\w+) or (\w+) must be (?:specified|provided|given)\b/.exec(plain(row)) ?? [];
  if (first === undefined || second === undefined) return {};
  const named = [known(row, rows, first), known(row, rows, second)];
  return { oneOf: rows.map(({ name }) => name).filter((name) => named.includes(name)) };
};

/** `If both A and B are specified, A will prevail`, in whichever row it stands: it speaks of the one that prevails. */
const prevailsOver: SentenceReader = (row, rows) => {
  const losers = rows.flatMap((other) => {
    const form = /\bIf both (\w+) and (\w+) are specified, (\w+) will prevail\b/.exec(plain(other));
    if (form === null) return [];
    const [, first = "", second = "", winner = ""] = form;
    const pair = [known(other, rows, first), known(other, rows, second)];
    if (!pair.includes(winner)) throw misread(other, `${first} or ${second} to prevail`, winner);
    return winner === row.name ? pair.filter((name) => name !== winner) : [];
  });
  return losers.length === 0 ? {} : { prevailsOver: [...new Set(losers)] };
};

/** `used in combination with A` */
const usedWith: SentenceReader = (row, rows) => {
  const name = /\bused in combination with (\w+)/.exec(plain(row))?.[1];
  return name === undefined ? {} : { usedWith: [known(row, rows, name)] };
};

/** `If it is left empty, an A key will be used by default`, or `Default value: A` */
const defaultValue: SentenceReader = (row) => {
  const text = plain(row);
  const form =
    /\bIf (?:it|this field|this parameter|\w+) is left empty, (?:an? |the )?([\w.-]+)(?: [^.]*)? will be used by default\b/i;
  const value = (form.exec(text) ?? /\bDefault value: ?([\w.-]*\w)/i.exec(text))?.[1];
  if (value === undefined) return {};
  const { validValues: values } = validValues(row, []);
  if (values !== undefined && !values.includes(value))
    throw misread(row, `a default among ${values.join(", ")}`, value);
  return { default: value };
};

const readers: readonly SentenceReader[] = [validValues, bounds, defaultValue, oneOf, prevailsOver, usedWith];

/** The description without the quotation marks that pages put around names, closed or not. */
function plain(row: TableRow): string {
  return row.description.replaceAll("`", "");
}

function known(row: TableRow, rows: readonly TableRow[], name: string): string {
  if (rows.some((other) => other.name === name)) return name;
  throw misread(row, `one of the parameters ${rows.map((other) => other.name).join(", ")}`, name);
}

function misread(row: TableRow, expected: string, found: string): UsageError {
  return unreadable(row.fileName, row.line, `${expected} in the row ${row.name}`, found);
}
