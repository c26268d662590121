import type { Report } from "../../../model/report.ts";
import { filterBar, option } from "../filter-bar.ts";
import { grouped } from "../grouped.ts";
import { mark, outcomes, outcomeWords } from "../look/icons.ts";
import { type Html, html } from "../markup.ts";
import { numberOf } from "../wording.ts";
import { inside } from "./inside.ts";
import { sourceName } from "./place.ts";
import type { Entry } from "./view.ts";

/** The document, statement by statement, with what was found about each; can be searched and filtered. */
export function documentTable(report: Report, entries: readonly Entry[]): Html {
  const sections = grouped(
    entries,
    ({ requirement: { locator } }) => `${locator.source}\n${locator.section}`,
  );
  const chapters = report.chapters.map(({ name }) => name);
  return html`<section class="part" aria-labelledby="document">
<h2 id="document">The document, statement by statement</h2>
<p class="lead">Each row is one statement and opens to where it stands, what was tried and what was found.</p>
${filters(entries, chapters)}
<div class="columns" aria-hidden="true"><span>Id</span><span>Place</span><span>Statement</span><span>Level</span><span>Basis</span><span>Outcome</span></div>
${[...sections.values()].map((rows) => section(rows, chapters))}
</section>`;
}

function filters(entries: readonly Entry[], chapters: readonly string[]): Html {
  const counts = outcomes.map((outcome) => ({
    value: outcome,
    word: outcomeWords[outcome],
    count: entries.filter(({ requirement }) => requirement.outcome === outcome).length,
  }));
  return filterBar({
    rows: "requirements",
    choice: { filter: "outcome", legend: "Outcome", total: entries.length, values: counts },
    selects: [
      {
        filter: "level",
        label: "Level",
        options: ["MUST", "SHOULD", "MAY"].map((level) => option(level, level)),
      },
      {
        filter: "chapter",
        label: "Chapter",
        options: chapters.map((name, index) => option(String(index), name)),
      },
    ],
  });
}

function section(entries: readonly Entry[], chapters: readonly string[]): Html {
  const [first] = entries;
  if (!first) return html``;
  const { section: name } = first.requirement.locator;
  const source = sourceName(first);
  const counts = outcomes.flatMap((outcome) => {
    const count = entries.filter(({ requirement }) => requirement.outcome === outcome).length;
    return count > 0 ? [`${numberOf(count)} ${outcomeWords[outcome].toLowerCase()}`] : [];
  });
  return html`<section class="section" data-group>
<header><h3>${name}</h3><p>${source !== "" && `${source} · `}${counts.join(", ")}</p></header>
<ol class="rows">${entries.map((entry) => row(entry, chapters))}</ol>
</section>`;
}

function excusedWord({ excuses }: Entry): string {
  return excuses.length === 0 ? "As declared" : "Excused";
}

function row(entry: Entry, chapters: readonly string[]): Html {
  const { requirement, verdicts, declared } = entry;
  const { id, level, basis, statement, locator, outcome } = requirement;
  const within = [...new Set(verdicts.map(({ chapter }) => chapters.indexOf(chapter)))].join(" ");
  const alarming = outcome === "violates" && !declared;
  return html`
<li class="row${alarming && " wrong"}${outcome === "inconclusive" && " unsure"}" id="${id}" data-row data-outcome="${outcome}" data-level="${level}" data-chapter="${within}"${outcome === "violates" && html` data-print`}>
<details><summary><span class="id">${id}</span> <span class="place">${locator.row}</span> <span class="statement">${statement}</span> <span class="level level-${level}">${level}</span> <span class="basis">${basis}</span> <span class="outcome">${mark(outcome, declared ? excusedWord(entry) : outcomeWords[outcome])}</span></summary>
${inside(entry)}
</details></li>`;
}
