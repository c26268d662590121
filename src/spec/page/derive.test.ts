import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../model/errors.ts";
import { loadSpecs } from "../load.ts";
import { packageRoot } from "../package-root.ts";
import { derivePage } from "./derive.ts";

const sample = readFileSync(new URL("./sample-page.txt", import.meta.url), "utf8");

/** The sample with one piece of text replaced; a piece that is not there is a mistake of the test. */
function edited(from: string, to: string): string {
  if (!sample.includes(from)) throw new Error(`the sample page has no "${from}"`);
  return sample.replace(from, to);
}

/** Number of the line that begins with `start`. */
function lineOf(text: string, start: string): number {
  return text.split("\n").findIndex((line) => line.startsWith(start)) + 1;
}

function failure(text: string): string {
  try {
    derivePage(text, "page.txt");
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "read";
}

describe("derivePage", () => {
  it("reads the facts of action.yaml out of a page with other words", () => {
    expect(derivePage(sample, "page.txt")).toEqual(loadSpecs().action);
  });

  it.each([
    ["CRLF line ends", sample.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${sample}`],
    ["no blank lines", sample.replace(/\n+/g, "\n")],
    ["blank lines everywhere", sample.replaceAll("\n", "\n\n")],
    ["tabs between cells", sample.replace(/^(\w+) (Yes|No) (String|Integer) /gm, "$1\t$2\t$3\t")],
    ["spaces at line ends and non-breaking ones", sample.replaceAll("\n", " \n").replaceAll(": ", ":\u00a0")],
    ["more in the foot", `${sample}\nCloudWatch Another product\nRead More\n© 2030\n`],
    ["no newline at the end", sample.trimEnd()],
  ])("tolerates %s", (_name, text) => {
    expect(derivePage(text, "page.txt")).toEqual(loadSpecs().action);
  });

  it("reads every form of a sentence", () => {
    const text = edited(
      "Which CMK protects",
      "Default value: key_1. Valid values: key_1 or key_2. Which CMK protects",
    );
    expect(derivePage(text, "page.txt").parameters["KeyId"]).toEqual({
      type: "String",
      required: true,
      validValues: ["key_1", "key_2"],
      default: "key_1",
    });
  });

  it("reads bounds with thousands separators, negative ones and one alone", () => {
    const bounds = "Minimum value: 1; maximum value: 1024.";
    const read = (to: string) => derivePage(edited(bounds, to), "page.txt").parameters["NumberOfBytes"];
    expect(read("Minimum value: -3, maximum value: 10,240")).toMatchObject({ minimum: -3, maximum: 10240 });
    expect(read("Maximum value: 4096.")).not.toHaveProperty("minimum");
    expect(read("Maximum value: 4096.")).toMatchObject({ maximum: 4096 });
  });

  it("reads a code of any family in the table, and none in the foot", () => {
    const text = edited("UnauthorizedOperation The", "BrandNewTrouble It broke.\nUnauthorizedOperation The");
    const { errors } = derivePage(text, "page.txt");
    expect(errors).toContain("BrandNewTrouble");
    expect(errors).not.toContain("TencentCloud");
  });

  it("reads codes after a description of several lines", () => {
    const text = edited("InternalError The service went wrong.", "InternalError The service\nwent wrong.");
    expect(derivePage(text, "page.txt").errors).toEqual(loadSpecs().action.errors);
  });
});

describe("a page that cannot be read", () => {
  const bounds = "Minimum value: 1; maximum value: 1024.";
  const rows: readonly (readonly [name: string, text: string, at: string, expected: RegExp])[] = [
    [
      "without a description",
      edited("1. API Description", "Description"),
      "",
      /the numbered heading "API Description"/,
    ],
    ["without input", edited("2. Input Parameters", "Input"), "", /the numbered heading "Input Parameters"/],
    [
      "without output",
      edited("3. Output Parameters", "Output"),
      "",
      /the numbered heading "Output Parameters"/,
    ],
    ["without errors", edited("6. Error Code", "Errors"), "", /the numbered heading "Error Code"/],
    ["as HTML", "<html><body>1. API Description</body></html>", "", /saved as plain text/],
    [
      "with a section twice",
      edited("5. Developer Resources", "5. Example"),
      "5. Example",
      /one section Example only/,
    ],
    [
      "without a domain",
      edited("Domain name for", "The name for"),
      "1. API",
      /Domain name for API request: HOST/,
    ],
    ["without a rate", edited("A maximum of 100", "Many"), "1. API", /A maximum of N requests/],
    [
      "without the input heading",
      edited("Parameter Name Required Type", "Name Type"),
      "2. Input",
      /Parameter Name Required/,
    ],
    [
      "without the output heading",
      edited("Parameter Name Type", "Name Type"),
      "3. Output",
      /Parameter Name Type/,
    ],
    [
      "without the error heading",
      edited("Error Code Description", "Codes"),
      "6. Error",
      /Error Code Description/,
    ],
    [
      "with an unknown type",
      edited("KeySpec No String", "KeySpec No Text"),
      "KeySpec No",
      /Name Yes\|No String\|Integer/,
    ],
    ["with another word for No", edited("KeySpec No ", "KeySpec Optional "), "KeySpec Opt", /Name Yes\|No/],
    [
      "with text before the first row",
      edited("Action Yes", "Hello\nAction Yes"),
      "Hello",
      /a row "Name Yes\|No/,
    ],
    [
      "with a parameter twice",
      edited("KeySpec No String", "KeyId No String"),
      "KeyId No",
      /KeyId once \(line 21/,
    ],
    ["without Action", edited("Action Yes", "Operation Yes"), "2. Input", /a row Action among the common/],
    ["without Version", edited("Version Yes", "Revision Yes"), "2. Input", /a row Version among the common/],
    [
      "with a version that is no date",
      edited("API: 2019-01-18", "API: 7"),
      "Version Yes",
      /in the row Version/,
    ],
    [
      "with two answers on Region",
      edited("Region No", "Region Yes"),
      "Region Yes",
      /whether Region is required/,
    ],
    [
      "with values that are no names",
      edited("AES_128, AES_256.", "any cipher you like."),
      "KeySpec No",
      /names with commas.*any cipher/,
    ],
    [
      "with no values",
      edited("Valid values: AES_128, AES_256.", "Valid values: ."),
      "KeySpec No",
      /names with commas/,
    ],
    [
      "with a bound in words",
      edited(bounds, "Minimum value: one."),
      "NumberOfBytes No",
      /an integer after "minimum value:".*one/,
    ],
    [
      "with bounds the wrong way",
      edited(bounds, "Minimum value: 9; maximum value: 3"),
      "NumberOfBytes No",
      /a minimum below/,
    ],
    [
      "with a default that is not valid",
      edited("an SM2 sealing", "an RC4 sealing"),
      "EncryptionAlgorithm No",
      /a default among SM2/,
    ],
    [
      "with an unknown one-of",
      edited("KeySpec or NumberOfBytes", "KeySpec or Length"),
      "KeySpec No",
      /one of the parameters.*Length/,
    ],
    [
      "with an unknown winner",
      edited("NumberOfBytes will", "KeyId will"),
      "NumberOfBytes No",
      /to prevail.*KeyId/,
    ],
    [
      "with an unknown companion",
      edited("with EncryptionPublicKey`", "with PublicKey"),
      "EncryptionAlgorithm No",
      /PublicKey/,
    ],
    ["without RequestId", edited("RequestId String", "Id String"), "Id String", /a row RequestId/],
    [
      "with no error code",
      edited("FailedOperation.EncryptionError S", "S"),
      "Sealing",
      /a row "CODE DESCRIPTION"/,
    ],
    [
      "with a code twice",
      edited("InternalError The", "InvalidParameter The"),
      "InvalidParameter A",
      /InvalidParameter once/,
    ],
  ];

  it.each(rows)("%s names the line and what was expected", (_name, text, at, expected) => {
    const message = failure(text);
    expect(message).toMatch(expected);
    const line = at === "" ? text.split("\n").length : lineOf(text, at);
    expect(message.split(": ")[0]).toBe(`page.txt:${line}`);
  });

  it("is so when it is empty", () => {
    expect(failure("")).toMatch(/^page\.txt:1: expected the numbered heading/);
  });
});

const original = join(packageRoot(), "..", "shared", "docs", "GenerateDataKey.txt");

describe.skipIf(!existsSync(original))("the page as retrieved", () => {
  it("has exactly the facts of action.yaml", () => {
    const facts = derivePage(readFileSync(original, "utf8"), "GenerateDataKey.txt");
    expect(facts).toEqual(loadSpecs().action);
    expect(Object.keys(facts.parameters)).toEqual(Object.keys(loadSpecs().action.parameters));
  });

  it("is the text whose digest sources.yaml has", () => {
    const digest = createHash("sha256").update(readFileSync(original)).digest("hex");
    expect(loadSpecs().sources.find(({ id }) => id === "gdk")?.sha256).toBe(digest);
  });
});
