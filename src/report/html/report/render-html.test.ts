import { describe, expect, it, test } from "vitest";
import { resultOf } from "../../result.ts";
import { hugeText } from "../../testing/hostile.ts";
import { faultyReport, goodReport, largeReport, reportOf } from "../testing/samples.ts";
import { verdictOf, violation } from "../testing/verdicts.ts";
import { renderHtml } from "./render-html.ts";

const textOf = (page: string) =>
  page
    .replace(/<(script|style|title)>.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"');
const rowOf = (page: string, id: string) =>
  new RegExp(`<li class="[^"]*" id="${id}".*?</li>`, "s").exec(page)?.[0] ?? "";
const faulty = renderHtml(faultyReport);

describe("the page of a faulty report", () => {
  const text = textOf(faulty);

  it("says the result first", () => {
    expect(text.trim().split(/\n+/)[2]).toBe(resultOf(faultyReport).sentence);
  });

  it.each([
    "http://127.0.0.1:8080",
    "my emulator",
    "23 November 2026, 19:51 UTC",
    "6.2 s",
    "857, 3 sent again",
    "standard",
    "210402755",
    "kms-conformance 0.1.0",
  ])("tells %s", (fact) => {
    expect(text).toContain(fact);
  });

  it("has one row for every requirement, which a link can name", () => {
    for (const { id } of faultyReport.requirements) expect(faulty).toContain(` id="${id}" data-row`);
    expect(faulty.match(/ data-row /g)).toHaveLength(faultyReport.requirements.length);
  });

  it("lists what is violated and not declared, with the number of cases", () => {
    const alarms = /<ul class="alarms">.*?<\/ul>/s.exec(faulty)?.[0] ?? "";
    expect(alarms.match(/href="#[^"]*"/g)).toEqual(['href="#GDK-11"', 'href="#GDK-32"', 'href="#GDK-42"']);
    expect(textOf(alarms)).toContain("it was granted (and 1 more case)");
    expect(textOf(alarms)).toContain("SHOULD: An RSA public key");
    expect(textOf(alarms)).toContain("GenerateDataKey, 2. Input Parameters, row KeySpec");
  });

  it("says once for all checks that wait for the same thing what could not be judged", () => {
    const waiting = [
      "GDK-64/refuse-a-disabled-key[a]",
      "GDK-64/refuse-a-disabled-key[b]",
      "GDK-14/give-it",
    ].map((check) =>
      verdictOf(check, {
        ...{ outcome: "inconclusive", culprit: "environment" },
        reason: "the profile names no disabledKey",
      }),
    );
    const page = renderHtml(reportOf({ verdicts: waiting }));
    const list = /id="unjudged".*?<\/section>/s.exec(page)?.[0] ?? "";
    expect(list.match(/<li>/g)).toHaveLength(1);
    expect(textOf(list)).toContain("3 checks");
    expect(list.match(/href="#[^"]*"/g)?.toSorted()).toEqual(['href="#GDK-14"', 'href="#GDK-64"']);
    expect(renderHtml(goodReport)).not.toContain('id="unjudged"');
  });

  it("opens a violation to the document, the request, the answer, the diagnosis and the command", () => {
    const row = textOf(rowOf(faulty, "GDK-32"));
    expect(row).toContain(
      "GenerateDataKey, the action's page, as of 2023-03-24: 2. Input Parameters, row EncryptionAlgorithm",
    );
    expect(row).toContain("Our reading: C1 may carry the 04 byte");
    expect(row).toContain("the parts stand in the old order C1C2C3");
    expect(row).toContain('"EncryptionAlgorithm": "SM2"');
    expect(row).toContain("HTTP status 200");
    expect(row).toContain('"Plaintext": "[redacted: 32 bytes]"');
    expect(row).toContain("c1c2c3-order, 128 bytes");
    expect(row).toContain("request 67 of the run");
    expect(row).toContain('kms-conformance call GenerateDataKey --params \'{"KeyId"');
    expect(rowOf(faulty, "GDK-32")).toContain("data-copy");
  });

  it("parts what was expected from what came", () => {
    expect(rowOf(faulty, "GDK-42")).toContain(
      '<dt>Expected</dt><dd class="sent">FailedOperation.EncryptionError</dd>',
    );
    expect(rowOf(faulty, "GDK-42")).toContain('<dt>Found</dt><dd class="sent">it was granted</dd>');
  });

  it("takes the statement for what was expected where a violation names only what came", () => {
    const [violated = ""] = rowOf(faulty, "GDK-32").split("</article>");
    expect(violated).toMatch(
      /<dt>Expected<\/dt><dd class="sent">SM2 gives .*?<\/dd>,?\s*<dt>Found<\/dt><dd class="sent">the answer holds/s,
    );
    expect(rowOf(faulty, "GDK-67")).toContain("<dt>Found</dt>");
    expect(rowOf(faulty, "GDK-67")).not.toContain("<dt>Expected</dt>");
  });

  it("shows a declared violation as declared", () => {
    expect(textOf(rowOf(faulty, "GDK-64"))).toContain("As declared");
    expect(textOf(rowOf(faulty, "GDK-64"))).toContain("keys cannot be disabled yet");
    expect(rowOf(faulty, "GDK-64")).toMatch(/^<li class="row" /);
  });

  it("tells why something was not judged, does not apply, or cannot be tried", () => {
    expect(textOf(rowOf(faulty, "GDK-67"))).toContain("no answer within 10 s");
    expect(textOf(rowOf(faulty, "GDK-61"))).toContain("the profile names no trigger for InternalError");
    expect(textOf(rowOf(faulty, "GDK-01"))).toContain("The address is what the user configures.");
    expect(text).toContain("Out of date: a check of it conforms now");
  });

  it("gathers equal observations", () => {
    const section = /id="observed".*?<\/section>/s.exec(faulty)?.[0] ?? "";
    expect(textOf(section)).toContain(
      "accept or refuse5 casesarray · empty · number · trailing-comma · words",
    );
    expect(section.match(/<tr /g)).toHaveLength(3);
  });

  it("pictures what was measured, in words too", () => {
    expect(faulty).toContain(
      "Latency of GenerateDataKey: 738 answers; half within 4 ms, 95 in 100 within 7 ms",
    );
    expect(faulty).toContain('aria-label="Parts of the ciphertext in order: C1 | C2 | C3"');
    expect(faulty.match(/class="field-2" x=/g)).toHaveLength(2);
    expect(text).toContain("none of them outside the band");
  });
});

test("a good report has no alarms, and no pictures where nothing was measured", () => {
  const page = renderHtml(goodReport);
  expect(page).toContain("<h1><b>Conforms:</b> 17 requirements kept");
  expect(page).not.toContain('class="alarms"');
  expect(page).not.toContain('id="measured"');
});

test("a byte that comes too often is counted as outside the band", () => {
  const counts = Array.from({ length: 256 }, (_, value) => (value === 0 ? 400 : 200));
  const measurements = { latency: [], bytes: { total: 51_400, counts }, ciphertexts: [] };
  expect(renderHtml(reportOf({ measurements }))).toContain(
    "came between 200 and 400 times, 1 of them outside",
  );
});

test("a verdict on a requirement that the report does not list is shown all the same", () => {
  const page = renderHtml(
    reportOf({ verdicts: [verdictOf("NEW-07/refuse-it", violation("it was granted", {}))] }),
  );
  expect(textOf(rowOf(page, "NEW-07"))).toContain("refuse it");
  expect(page).toContain('<a href="#NEW-07">NEW-07</a>');
});

test("an answer of any length leaves a page that can be opened", () => {
  const verdict = verdictOf("GDK-11/refuse-it", {
    outcome: "violates",
    culprit: "endpoint",
    reason: "it was granted",
    counterexample: { body: hugeText },
    evidence: { answer: { status: 200, body: hugeText } },
    reproduce: hugeText,
  });
  const page = renderHtml(reportOf({ verdicts: [verdict] }));
  expect(page.length).toBeLessThan(150_000);
  expect(page).toContain("more characters: report.json has them");
  expect(page).toContain("The command is too long for a page");
});

test("five thousand verdicts stay a page of a few hundred elements for each requirement", () => {
  const page = renderHtml(largeReport(5000));
  const elements = (page.match(/<[a-z]/g) ?? []).length;
  expect(elements).toBeLessThan(400 * largeReport(1).requirements.length);
  expect(textOf(page)).toContain("Not shown in full:");
});

test("a command keeps its meaning when something invisible is in it", () => {
  const command = `kms-conformance call GenerateDataKey --params '{"KeyId":"\u200b"}'`;
  const finding = { ...violation("it was granted", {}), reproduce: command };
  expect(textOf(renderHtml(reportOf({ verdicts: [verdictOf("GDK-11/x", finding)] })))).toContain(
    `--params '{"KeyId":"\\u200b"}'`,
  );
});
