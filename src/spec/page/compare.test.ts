import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Json } from "../../model/verdict.ts";
import { loadSpecs } from "../load.ts";
import { packageRoot } from "../package-root.ts";
import { comparePage, type Difference, requirementsCiting } from "./compare.ts";
import { derivePage } from "./derive.ts";

const { action, requirements } = loadSpecs();
const sample = readFileSync(new URL("./sample-page.txt", import.meta.url), "utf8");
const original = join(packageRoot(), "..", "shared", "docs", "GenerateDataKey.txt");
const pages = [
  { name: "a page of our own", text: sample },
  ...(existsSync(original) ? [{ name: "the page as retrieved", text: readFileSync(original, "utf8") }] : []),
];

/** A changed page, the one difference it must show, and the row that cites it. */
interface Drift {
  readonly from: string | RegExp;
  readonly to: string;
  readonly difference: Difference;
  readonly row: readonly [section: string, row: string];
}

const input = "2. Input Parameters";
const output = "3. Output Parameters";
const errors = "6. Error Code";
const changed = (path: string, page: Json, spec: Json): Difference => ({ kind: "changed", path, page, spec });
const added = (path: string, page: Json): Difference => ({ kind: "added", path, page, spec: undefined });
const removed = (path: string, spec: Json): Difference => ({ kind: "removed", path, page: undefined, spec });
const algorithms = action.parameters["EncryptionAlgorithm"]?.validValues ?? [];

const drifts: readonly Drift[] = [
  {
    from: /kms\.tencentcloudapi\.com/,
    to: "kms.intl.tencentcloudapi.com",
    difference: changed("domain", "kms.intl.tencentcloudapi.com", "kms.tencentcloudapi.com"),
    row: ["1. API Description", "Domain name"],
  },
  {
    from: "maximum of 100",
    to: "maximum of 150",
    difference: changed("requestsPerSecond", 150, 100),
    row: ["1. API Description", "Maximum of 100 requests per second"],
  },
  {
    from: "this API: GenerateDataKey",
    to: "this API: MakeDataKey",
    difference: changed("action", "MakeDataKey", "GenerateDataKey"),
    row: [input, "Action"],
  },
  {
    from: "2019-01-18",
    to: "2020-01-18",
    difference: changed("version", "2020-01-18", "2019-01-18"),
    row: [input, "Version"],
  },
  {
    from: /Region No String .*/,
    to: "Region Yes String Common Params. See the list of regions.",
    difference: changed("regionRequired", true, false),
    row: [input, "Region"],
  },
  {
    from: "\nKeyId Yes String",
    to: "\nKeyId No String",
    difference: changed("parameters.KeyId.required", false, true),
    row: [input, "KeyId"],
  },
  {
    from: "\nKeySpec No String",
    to: "\nKeySpec No Integer",
    difference: changed("parameters.KeySpec.type", "Integer", "String"),
    row: [input, "KeySpec"],
  },
  {
    from: "AES_128, AES_256.",
    to: "AES_128, AES_256, SM4.",
    difference: changed(
      "parameters.KeySpec.validValues",
      ["AES_128", "AES_256", "SM4"],
      ["AES_128", "AES_256"],
    ),
    row: [input, "KeySpec"],
  },
  {
    from: / Either KeySpec or NumberOfBytes must be specified\./,
    to: "",
    difference: removed("parameters.KeySpec.oneOf", ["KeySpec", "NumberOfBytes"]),
    row: [input, "KeySpec"],
  },
  {
    from: /[Mm]inimum value: 1;/,
    to: "Minimum value: 16;",
    difference: changed("parameters.NumberOfBytes.minimum", 16, 1),
    row: [input, "NumberOfBytes"],
  },
  {
    from: "maximum value: 1024",
    to: "maximum value: 2048",
    difference: changed("parameters.NumberOfBytes.maximum", 2048, 1024),
    row: [input, "NumberOfBytes"],
  },
  {
    from: "; maximum value: 1024",
    to: "",
    difference: removed("parameters.NumberOfBytes.maximum", 1024),
    row: [input, "NumberOfBytes"],
  },
  {
    from: "NumberOfBytes will prevail",
    to: "either may count",
    difference: removed("parameters.NumberOfBytes.prevailsOver", ["KeySpec"]),
    row: [input, "NumberOfBytes"],
  },
  {
    from: /\nEncryptionContext No String/,
    to: "\nEncryptionContext Yes String",
    difference: changed("parameters.EncryptionContext.required", true, false),
    row: [input, "EncryptionContext"],
  },
  {
    from: /\nEncryptionContext No .*/,
    to: "",
    difference: removed("parameters.EncryptionContext", { type: "String", required: false }),
    row: [input, "EncryptionContext"],
  },
  {
    from: /(\nEncryptionPublicKey No .*)/,
    to: "$1 Default value: none.",
    difference: added("parameters.EncryptionPublicKey.default", "none"),
    row: [input, "EncryptionPublicKey"],
  },
  {
    from: "RSAES_PKCS1_V1_5, ",
    to: "",
    difference: changed(
      "parameters.EncryptionAlgorithm.validValues",
      algorithms.filter((name) => name !== "RSAES_PKCS1_V1_5"),
      algorithms,
    ),
    row: [input, "EncryptionAlgorithm"],
  },
  {
    from: "left empty, an SM2",
    to: "left empty, an SM2_C1C3C2_ASN1",
    difference: changed("parameters.EncryptionAlgorithm.default", "SM2_C1C3C2_ASN1", "SM2"),
    row: [input, "EncryptionAlgorithm"],
  },
  {
    from: "in combination with EncryptionPublicKey",
    to: "in combination with KeySpec",
    difference: changed("parameters.EncryptionAlgorithm.usedWith", ["KeySpec"], ["EncryptionPublicKey"]),
    row: [input, "EncryptionAlgorithm"],
  },
  {
    from: /(\nEncryptionAlgorithm No .*)/,
    to: "$1\nTags No Array of Tag Labels of the key.",
    difference: added("parameters.Tags", { type: "Array of Tag", required: false }),
    row: [input, "Tags"],
  },
  {
    from: /\nCiphertextBlob String/,
    to: "\nCiphertextBlob Integer",
    difference: changed("response.CiphertextBlob.type", "Integer", "String"),
    row: [output, "CiphertextBlob"],
  },
  {
    from: /\nPlaintext String (.*)/,
    to: "\nPlaintextKey String $1",
    difference: removed("response.Plaintext", { type: "String" }),
    row: [output, "Plaintext"],
  },
  {
    from: /(\nRequestId String .*)/,
    to: "$1\nTagCode Integer How labelling went.",
    difference: added("response.TagCode", { type: "Integer" }),
    row: [output, "TagCode"],
  },
  {
    from: /\nInternalError .*/,
    to: "",
    difference: removed("errors.InternalError", true),
    row: [errors, "InternalError"],
  },
  {
    from: /\nInvalidParameterValue\.InvalidKeyId .*/,
    to: "",
    difference: removed("errors.InvalidParameterValue.InvalidKeyId", true),
    row: [errors, "InvalidParameterValue.InvalidKeyId"],
  },
  {
    from: /(\nInternalError .*)/,
    to: "$1\nResourceUnavailable.CmkArchived It is archived.",
    difference: added("errors.ResourceUnavailable.CmkArchived", true),
    row: [errors, "ResourceUnavailable.CmkArchived"],
  },
];

function namesRow(rows: string | undefined, row: string): boolean {
  return rows === row || (rows === "KeySpec, NumberOfBytes" && rows.includes(row));
}

describe.each(pages)("$name", ({ text }) => {
  it("does not differ from action.yaml", () => {
    expect(comparePage(derivePage(text, "page.txt"), action)).toEqual([]);
  });

  it.each(drifts)("changed at $difference.path ($difference.kind) shows that and what cites it", (drift) => {
    const changed = text.replace(drift.from, drift.to);
    expect(changed).not.toBe(text);
    const differences = comparePage(derivePage(changed, "page.txt"), action);
    expect(differences.find(({ path }) => path === drift.difference.path)).toEqual(drift.difference);
    const renamed = drift.difference.path === "response.Plaintext" ? 1 : 0;
    expect(differences).toHaveLength(1 + renamed);
    const [section, row] = drift.row;
    const cited = requirements.filter(
      ({ locator }) => locator.section === section && namesRow(locator.row, row),
    );
    expect(requirementsCiting(drift.difference, requirements)).toEqual(cited.map(({ id }) => id));
  });
});

describe("comparePage", () => {
  it("takes the order of lists and rows for no difference", () => {
    const turned = {
      ...action,
      errors: action.errors.toReversed(),
      parameters: Object.fromEntries(Object.entries(action.parameters).toReversed()),
    };
    expect(comparePage(turned, action)).toEqual([]);
    expect(
      comparePage(
        {
          ...action,
          parameters: {
            ...action.parameters,
            EncryptionAlgorithm: {
              type: "String",
              required: false,
              default: "SM2",
              usedWith: ["EncryptionPublicKey"],
              validValues: algorithms.toReversed(),
            },
          },
        },
        action,
      ),
    ).toEqual([]);
  });

  it("covers every kind of fact that action.yaml has", () => {
    const places = drifts.map(({ difference }) => difference.path.split(".").at(-1));
    for (const fact of [
      "domain",
      "requestsPerSecond",
      "action",
      "version",
      "regionRequired",
      "type",
      "required",
      "validValues",
      "minimum",
      "maximum",
      "default",
      "oneOf",
      "prevailsOver",
      "usedWith",
    ]) {
      expect(places).toContain(fact);
    }
  });
});

describe("requirementsCiting", () => {
  const cited = (path: string) => requirementsCiting(changed(path, 1, 2), requirements);

  it("finds what cites a row, rows named together too", () => {
    expect(cited("parameters.NumberOfBytes.maximum")).toEqual(
      expect.arrayContaining(["GDK-13", "GDK-14", "GDK-15"]),
    );
    expect(cited("parameters.NumberOfBytes.maximum")).not.toContain("GDK-11");
    expect(cited("domain")).toEqual(["GDK-01"]);
    expect(cited("requestsPerSecond")).toEqual(["GDK-03"]);
    expect(cited("regionRequired")).toEqual(["GDK-06"]);
  });

  it("tells a parameter from a field of the answer with the same name", () => {
    expect(cited("response.KeyId")).toContain("GDK-46");
    expect(cited("parameters.KeyId")).toContain("GDK-07");
    expect(cited("parameters.KeyId")).not.toContain("GDK-46");
  });
});
