import { type PageSection, unreadable } from "./lines.ts";
import { tableBody } from "./tables.ts";

const compound = "[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+";
const dottedRow = new RegExp(`^(${compound}(?:\\.[A-Z][A-Za-z0-9]*)+)(?: |$)`);
const plainRow = new RegExp(`^(${compound})(?: |$)`);

/** First parts of the codes that API 3.0 gives every product; a word like TencentCloud in a page's foot is none. */
const families = new Set([
  "ActionOffline",
  "AuthFailure",
  "DryRunOperation",
  "FailedOperation",
  "InternalError",
  "InvalidAction",
  "InvalidParameter",
  "InvalidParameterValue",
  "InvalidRequest",
  "LimitExceeded",
  "MissingParameter",
  "OperationDenied",
  "RequestLimitExceeded",
  "ResourceInUse",
  "ResourceInsufficient",
  "ResourceNotFound",
  "ResourceUnavailable",
  "ResourcesSoldOut",
  "ServiceUnavailable",
  "UnauthorizedOperation",
  "UnknownParameter",
  "UnsupportedOperation",
  "UnsupportedRegion",
]);

/**
 * The codes of a table flattened to lines `CODE DESCRIPTION`, in the order of the page. The page's foot follows the
 * table without a mark: after the first line that is no row only dotted codes and known families count as rows.
 * @throws UsageError where the heading is missing, there is no code or a code stands twice.
 */
export function errorCodes(section: PageSection): readonly string[] {
  const codes: string[] = [];
  let inFoot = false;
  for (const line of tableBody(section, "Error Code Description")) {
    const code = codeOf(line.text, inFoot);
    if (code === undefined) inFoot = true;
    else if (codes.includes(code)) throw unreadable(section.fileName, line.number, `${code} once`, line.text);
    else codes.push(code);
    if (codes.length === 0)
      throw unreadable(section.fileName, line.number, 'a row "CODE DESCRIPTION"', line.text);
  }
  if (codes.length > 0) return codes;
  throw unreadable(section.fileName, section.heading.number, "rows of error codes", "none");
}

function codeOf(text: string, inFoot: boolean): string | undefined {
  const dotted = dottedRow.exec(text)?.[1];
  if (dotted !== undefined) return dotted;
  const plain = plainRow.exec(text)?.[1];
  return plain !== undefined && (!inFoot || families.has(plain)) ? plain : undefined;
}
