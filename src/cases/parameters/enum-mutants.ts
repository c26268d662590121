/** A value that is not in a set of valid ones but looks like one. */
export interface EnumMutant {
  /** Of letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly value: string;
  /** The valid value that it was made from. */
  readonly of: string;
}

type Mutation = readonly [name: string, mutate: (value: string) => string];

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  A: "\u0410",
  C: "\u0421",
  E: "\u0415",
  M: "\u041c",
  P: "\u0420",
  S: "\u0405",
};

const MUTATIONS: readonly Mutation[] = [
  ["lower", (value) => value.toLowerCase()],
  ["next", (value) => value.replace(/\d+(?!.*\d)/, (digits) => String(Number(digits) * 2))],
  ["space-after", (value) => `${value} `],
  ["space-before", (value) => ` ${value}`],
  ["line-end", (value) => `${value}\n`],
  ["nul-after", (value) => `${value}\u0000`],
  ["cut", (value) => value.slice(0, -1)],
  ["family", (value) => value.replace(/_[^_]*$/, "")],
  ["doubled", (value) => value + value],
  ["capital", (value) => value.slice(0, 1) + value.slice(1).toLowerCase()],
  ["hyphen", (value) => value.replaceAll("_", "-")],
  ["joined-up", (value) => value.replaceAll("_", "")],
  ["letter-before", (value) => `X${value}`],
  ["zero-before-number", (value) => value.replace(/\d+(?!.*\d)/, (digits) => `0${digits}`)],
  ["quoted", (value) => `"${value}"`],
  // What Unicode folds into the value.
  ["wide", (value) => value.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
  ["look-alike", (value) => value.replace(/[ACEMPS]/, (letter) => LOOK_ALIKES[letter] ?? letter)],
];

/**
 * Values out of a set, each by one mutation of a valid value (case, padding, truncation, doubling, number, separator,
 * width, look-alike), the value between two numbered ones, all of them joined, and foreign ones. No value comes twice.
 */
export function enumMutants(
  values: readonly string[],
  foreign: readonly string[] = [],
): readonly EnumMutant[] {
  const all = [
    ...values.flatMap((of) =>
      MUTATIONS.map(([name, mutate]) => ({ name: `${slug(of)}.${name}`, value: mutate(of), of })),
    ),
    ...between(values),
    ...joined(values),
    ...foreign.map((value) => ({ name: `foreign.${slug(value)}`, value, of: kinOf(value, values) })),
  ];
  const taken = new Set(["", ...values]);
  return all.filter(({ value }) => !taken.has(value) && taken.add(value));
}

/** The valid value that a foreign one is likest to, by how it begins. */
function kinOf(value: string, values: readonly string[]): string {
  return values.find((valid) => valid.slice(0, 3) === value.slice(0, 3)) ?? values[0] ?? value;
}

function between(values: readonly string[]): readonly EnumMutant[] {
  return values.slice(1).flatMap((value, index) => {
    const [left, right] = [numbered(values[index] ?? ""), numbered(value)];
    const middle = (left.number + right.number) / 2;
    if (left.stem !== right.stem || !Number.isInteger(middle)) return [];
    return [{ name: `${slug(value)}.between`, value: `${left.stem}${middle}`, of: value }];
  });
}

function numbered(value: string): { readonly stem: string; readonly number: number } {
  const digits = /\d+$/.exec(value)?.[0] ?? "";
  return {
    stem: value.slice(0, value.length - digits.length),
    number: digits === "" ? Number.NaN : Number(digits),
  };
}

function joined(values: readonly string[]): readonly EnumMutant[] {
  const [first] = values;
  if (first === undefined || values.length < 2) return [];
  return [
    { name: "all.comma", value: values.join(","), of: first },
    { name: "all.bar", value: values.join("|"), of: first },
  ];
}

function slug(value: string): string {
  return value.replace(/[^A-Za-z0-9_]+/g, "-");
}
