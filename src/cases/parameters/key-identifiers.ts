import type { Effort } from "../../model/profile.ts";
import { companions } from "../minimal-request.ts";
import { enabledKey, type Placeholder } from "../placeholder.ts";
import type { RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";

type Identifier = readonly [name: string, value: string | Placeholder, effort: Effort];

const UUID = "23e80852-1e38-11e9-b129-5cb9019b4b01";

const MALFORMED: readonly Identifier[] = [
  ["words", "not a key identifier", "standard"],
  ["quote", "' OR '1'='1", "standard"],
  ["path", "../../etc/passwd", "standard"],
  ["not-latin", "\u5bc6\u94a5\u{1f511}", "standard"],
  ["markup", "<script>", "thorough"],
];

const UNLIKELY: readonly Identifier[] = [
  ["cut", UUID.slice(0, -1), "thorough"],
  ["extended", `${UUID}0`, "thorough"],
  ["not-hexadecimal", UUID.replaceAll("e", "z"), "thorough"],
  ["prototype", "__proto__", "standard"],
  // What a plain object has whatever it holds.
  ["method", "constructor", "standard"],
  ["one-character", "x", "thorough"],
  ["zeros", "00000000-0000-0000-0000-000000000000", "standard"],
  ["star", "*", "standard"],
  ["alias", "alias/default", "standard"],
  ["long", "a".repeat(4096), "standard"],
];

/** KeyIds that cannot be the identifier of a CMK, next to an otherwise valid request. */
export function malformedKeyIds(schema: RequestSchema): readonly Row[] {
  return MALFORMED.map((identifier) => row(schema, "format", identifier));
}

/** KeyIds that no CMK has, and of which the documents do not say whether their form is wrong. */
export function unlikelyKeyIds(schema: RequestSchema): readonly Row[] {
  const nearlyEnabled: readonly Identifier[] = [
    ["enabled-and-more", { ...enabledKey, suffix: "0123456789ab" }, "standard"],
    ["enabled-and-line-end", { ...enabledKey, suffix: "\n" }, "standard"],
    ["enabled-in-braces", { ...enabledKey, prefix: "{", suffix: "}" }, "standard"],
    ["enabled-in-path", { ...enabledKey, prefix: "key/" }, "standard"],
    ["enabled-in-urn", { ...enabledKey, prefix: "urn:uuid:" }, "standard"],
    ["enabled-after-space", { ...enabledKey, prefix: " " }, "thorough"],
    ["enabled-before-space", { ...enabledKey, suffix: " " }, "standard"],
    ["enabled-as-pattern", { ...enabledKey, cut: 12, suffix: "____________" }, "standard"],
    ...["/", "#x", ".json", ",x", "\u200b", "?x=1", ":1"].map(
      (suffix, at): Identifier => [
        `enabled-and-sign-${at}`,
        { ...enabledKey, suffix },
        suffix === "/" ? "standard" : "thorough",
      ],
    ),
    ["enabled-in-quotes", { ...enabledKey, prefix: '"', suffix: '"' }, "thorough"],
    ["enabled-as-prefix-pattern", { ...enabledKey, cut: 12, suffix: "%" }, "standard"],
    ["enabled-as-glob", { ...enabledKey, cut: 12, suffix: "*" }, "thorough"],
    ["enabled-in-folder", { ...enabledKey, prefix: "./" }, "standard"],
    ["enabled-with-leading-zero", { ...enabledKey, prefix: "0" }, "standard"],
    ["enabled-in-wide-letters", { ...enabledKey, spelling: "wide" }, "standard"],
    ["enabled-of-other-version", { ...enabledKey, spelling: "other-version" }, "standard"],
    ["enabled-without-hyphens", { ...enabledKey, spelling: "without-hyphens" }, "standard"],
    ["enabled-with-other-middle", { ...enabledKey, spelling: "other-middle" }, "standard"],
    ["enabled-by-its-beginning", { ...enabledKey, spelling: "beginning" }, "standard"],
    ["enabled-with-other-end", { ...enabledKey, cut: 12, suffix: "0123456789ab" }, "standard"],
  ];
  return [...UNLIKELY, ...nearlyEnabled].map((identifier) => row(schema, "unlikely", identifier));
}

function row(schema: RequestSchema, what: string, [name, value, effort]: Identifier): Row {
  return {
    name: `KeyId.${what}.${name}`,
    parameters: { ...companions(schema, "KeyId"), KeyId: value },
    faults: [`KeyId.${what}`],
    effort,
  };
}
