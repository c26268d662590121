/*
 * The part of the JUnit schema that this project writes, as one regular expression:
 *
 *   testsuites (testsuite (properties, testcase*))*      testcase (properties, (failure | error | skipped)?)
 */
const text = '(?:[^"<&]|&(?:amp|lt|gt|quot|#x[0-9A-F]+);)*';
const attributes = (...names: readonly string[]) => names.map((name) => ` ${name}="${text}"`).join("");
const counts = attributes("tests", "failures", "errors", "skipped");
const cdata = "<!\\[CDATA\\[(?:(?!\\]\\]>)[^])*\\]\\]>";

const properties = `<properties>\\s*(?:<property${attributes("name", "value")}/>\\s*)+</properties>`;
const failure = `<failure${attributes("message", "type")}>${cdata}</failure>`;
const error = `<error${attributes("message", "type")}>${cdata}</error>`;
const skipped = `<skipped${attributes("message")}/>`;
const testCase =
  `<testcase${attributes("name", "classname", "time")}>\\s*${properties}\\s*` +
  `(?:(?:${failure}|${error}|${skipped})\\s*)?</testcase>`;
const testSuite = `<testsuite${attributes("name", "time")}${counts}>\\s*${properties}\\s*(?:${testCase}\\s*)*</testsuite>`;
const root = attributes("name");
const document =
  `<\\?xml version="1\\.0" encoding="UTF-8"\\?>\\s*` +
  `(?:<testsuites${root}${counts}/>|<testsuites${root}${counts}>\\s*(?:${testSuite}\\s*)*</testsuites>)\\n`;

/** Matches a whole junit.xml that keeps to the schema. */
export const junitDocument = new RegExp(`^${document}$`);

/** Matches a character that XML 1.0 does not allow. */
export const illegalInXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
