/*
 * What OpenMetrics 1.0 and the older Prometheus text format both allow of gauges:
 *
 *   # TYPE name gauge ⏎  (# UNIT name unit ⏎)?  # HELP name text ⏎  (name{label="value",…} number ⏎)*
 */
const value = '(?:[^"\\\\\\n]|\\\\["\\\\n])*';
const labels = `\\{[a-z_]+="${value}"(?:,[a-z_]+="${value}")*\\}`;
const number = "(?:NaN|[+-]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)";
const family =
  "# TYPE (?<name>[a-z_]+) gauge\\n(?:# UNIT \\k<name> [a-z]+\\n)?# HELP \\k<name> [^\\n\\\\]+\\n" +
  `(?:\\k<name>${labels} ${number}\\n)*`;

const families = new RegExp(family, "gy");

/** Names of the metric families of a text; undefined where it breaks the grammar or says anything after `# EOF`. */
export function familiesOf(text: string): readonly string[] | undefined {
  const names: string[] = [];
  let end = 0;
  for (const match of text.matchAll(families)) {
    names.push(match.groups?.["name"] ?? "");
    end = match.index + match[0].length;
  }
  return text.slice(end) === "# EOF\n" ? names : undefined;
}

/** Samples of a text by everything before their number. */
export function samplesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(" ");
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}
