import { buildReport, renderJson } from "../../report/index.ts";
import { conformantInput, mixedInput } from "../../report/testing/samples.ts";

/** A report of a run that kept everything. */
export const keptReport = buildReport(conformantInput);

/** A report of a run that violated some of the same requirements, a day later. */
export const violatedReport = buildReport({
  ...mixedInput,
  run: { ...mixedInput.run, profile: "another emulator", startedAt: "2026-11-24T19:00:00.000Z" },
});

/** The text of report.json for each, and of another run that found the same. */
export const keptText = renderJson(keptReport);
export const againText = renderJson({ ...keptReport, run: { ...keptReport.run, seconds: 99 } });
export const violatedText = renderJson(violatedReport);
