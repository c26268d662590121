export { buildReport, type ReportInput } from "./build.ts";
export { type ConsoleOptions, renderConsole } from "./console/console.ts";
export { renderJson } from "./json.ts";
export { renderJunit } from "./junit.ts";
export { renderProgress } from "./progress.ts";
export { renderSummaryMarkdown } from "./summary-markdown.ts";
export { writeReports } from "./write.ts";
