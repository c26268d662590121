import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const source = fileURLToPath(new URL(".", import.meta.url));

/** A folder imports itself and lower numbers only. */
const layers: Readonly<Record<string, number>> = {
  model: 0,
  spec: 1,
  crypto: 1,
  emulator: 2,
  client: 2,
  cases: 2,
  oracle: 3,
  harness: 4,
  report: 5,
  teeth: 5,
  mutate: 5,
  soak: 5,
  bench: 6,
  cli: 6,
};

/** Bans beside the numbers; design reasons stand in the README's chapter on the flow. */
const bans: Readonly<Record<string, readonly string[]>> = {
  emulator: ["spec", "crypto", "cases", "oracle", "harness", "client"],
  oracle: ["client"],
  report: ["spec", "crypto", "emulator", "client", "cases", "oracle", "harness", "teeth"],
};

/** No library stands on both sides: what the reference encrypts with, the oracle does not decode with. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  emulator: ["sm-crypto", "node-forge", "undici", "ajv", "yaml"],
  crypto: ["sm-crypto-v2"],
  oracle: ["sm-crypto-v2", "undici"],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly what: string;
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
  /^\w.*\/.*(?<!\.d)\.ts$/.test(file),
);
const program = files.filter((file) => !file.endsWith(".test.ts") && !file.includes("/testing/"));

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(source, file), "utf8");
  const found = text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g);
  return [...found].map(([, what = ""]) => ({ file, from: file.split("/")[0] ?? "", what }));
}

function folderOf({ file, what }: Import): string | undefined {
  return what.startsWith(".") ? normalize(join(dirname(file), what)).split("/")[0] : undefined;
}

const imports = program.flatMap(importsOf);

describe("the folders of src", () => {
  test("are all known", () => {
    expect(
      [...new Set(files.map((file) => file.split("/")[0]))].filter(
        (folder) => !Object.hasOwn(layers, folder ?? ""),
      ),
    ).toEqual([]);
    expect(program.length).toBeGreaterThan(50);
  });

  test("import themselves and lower numbers only", () => {
    const wrong = imports.filter((each) => {
      const to = folderOf(each);
      return to !== undefined && to !== each.from && !((layers[to] ?? 99) < (layers[each.from] ?? -1));
    });
    expect(wrong).toEqual([]);
  });

  test("keep the bans", () => {
    expect(imports.filter((each) => bans[each.from]?.includes(folderOf(each) ?? ""))).toEqual([]);
  });

  test("share no library across the two readings of the document", () => {
    const wrong = imports.filter(({ from, what }) =>
      libraries[from]?.some((library) => what === library || what.startsWith(`${library}/`)),
    );
    expect(wrong).toEqual([]);
  });

  test("have no file over 300 lines", () => {
    const suites = readdirSync(join(source, "../suites")).map((name) => `../suites/${name}`);
    const long = [...files, ...suites].filter(
      (file) => readFileSync(join(source, file), "utf8").split("\n").length > 300,
    );
    expect(suites.length).toBeGreaterThan(5);
    expect(long).toEqual([]);
  });

  test("have names in kebab case, and none that says nothing", () => {
    const names = files.flatMap((file) => file.split("/"));
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(name))).toEqual([]);
    expect(names.filter((name) => /^(utils?|helpers?|common|misc)(\.ts)?$/.test(name))).toEqual([]);
  });
});
