import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEndpoint, type Service, serve } from "../emulator/index.ts";
import { ExitCode } from "../model/errors.ts";
import { parseReporterChoice, reporters } from "../report/index.ts";
import { packageRoot } from "../spec/index.ts";
import { introduce } from "./emulate/introduction.ts";
import { planReports } from "./run/reporter-plan.ts";
import { againText, keptText, violatedText } from "./testing/some-reports.ts";
import { perform, scratchFolder } from "./testing/stage.ts";

const readme = readFileSync(join(packageRoot(), "README.md"), "utf8");
const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const samplePage = fileURLToPath(new URL("../spec/page/sample-page.txt", import.meta.url));

function blocksOf(language: string): readonly string[] {
  const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))];
  return blocks.map(([, text = ""]) => text);
}

function linesOf(language: string): readonly string[] {
  return blocksOf(language)
    .flatMap((text) => text.split("\n"))
    .filter((line) => line !== "");
}

/** The first profile that the README shows, of the endpoint and the key that are there. */
function ownProfile(url: string, key: string): string {
  const [shown = ""] = blocksOf("yaml");
  return shown.replace(/^(endpoint: )\S+/m, `$1${url}`).replace(/^( {2}enabledKey: )\S+/m, `$1${key}`);
}

const folder = scratchFolder();
const endpoint = createEndpoint();
let service: Service;
beforeAll(async () => {
  service = await serve(endpoint);
  folder.put("profile.yaml", introduce(endpoint.facts, service.url));
  folder.put("my-emulator.yaml", ownProfile(service.url, endpoint.facts.fixtures.enabledKey));
  for (const [name, text] of [
    ["mine", keptText],
    ["theirs", againText],
    ["history", violatedText],
  ] as const) {
    mkdirSync(join(folder.path, name));
    folder.put(`${name}/report.json`, text);
  }
  copyFileSync(samplePage, join(folder.path, "GenerateDataKey.txt"));
});
afterAll(async () => {
  await service.close();
  folder[Symbol.dispose]();
});

/** Starts a line of the README in a shell, in which `kms-conformance` is this checkout's program. */
function start(line: string): ChildProcess {
  const { credentials, unauthorizedCredentials, fixtures } = endpoint.facts;
  const program = `exec "${process.execPath}" --import "${import.meta.resolve("tsx")}" "${main}"`;
  return spawn("bash", ["-c", line.replace(/^kms-conformance/, program)], {
    cwd: folder.path,
    env: {
      ...process.env,
      GITHUB_ACTIONS: "",
      KEY_ID: fixtures.enabledKey,
      TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
      TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
      UNAUTHORIZED_SECRET_ID: unauthorizedCredentials.secretId.reveal(),
      UNAUTHORIZED_SECRET_KEY: unauthorizedCredentials.secretKey.reveal(),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function textOf(
  child: ChildProcess,
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { exitCode, output };
}

describe("the README", () => {
  const commands = linesOf("sh");
  const lasting = commands.filter((line) => line.startsWith("kms-conformance emulate"));
  const brief = commands.filter((line) => !lasting.includes(line));

  test("shows commands of this program only", () => {
    expect(commands.length).toBeGreaterThan(4);
    expect(commands.filter((line) => !line.startsWith("kms-conformance "))).toEqual([]);
  });

  test("shows one command beside them, which the whole test command runs", () => {
    expect(linesOf("console").filter((line) => line.startsWith("$ "))).toEqual(["$ npm ci && npm start"]);
  });

  // In the order of the page: one goes on where another stopped.
  test.each(brief)("%s", async (line) => {
    expect(await textOf(start(line))).toEqual({ exitCode: 0, output: expect.stringMatching(/\n$/) });
  });

  test.each(lasting)("%s, until it is told to stop", async (line) => {
    const child = start(line.replace(/ > \S+$/, ""));
    const ended = textOf(child);
    child.stdout?.once("data", () => child.kill("SIGTERM"));
    expect(await ended).toEqual({ exitCode: 0, output: expect.stringMatching(/^endpoint: http:/m) });
  });

  test("names every exit code", () => {
    const table = [...readme.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(table).toEqual(Object.values(ExitCode));
  });

  test("names every reporter, with the file that it writes", () => {
    const rows = [...readme.matchAll(/^\| `([\w-]+)`[^|]* \| `([^`]+)` \|/gm)].map(
      ([, name = "", file = ""]) => [name, file],
    );
    const written = reporters.map(({ name }) => planReports([parseReporterChoice(name)], "").at(-1));
    expect(rows).toEqual([
      ...written.map((planned) => [planned?.name, planned?.target]),
      ["allure", "allure-results/"],
    ]);
  });

  test("names scripts that package.json has", () => {
    const manifest: { readonly scripts: object } = JSON.parse(
      readFileSync(join(packageRoot(), "package.json"), "utf8"),
    );
    const named = [...readme.matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)/g)].map(
      ([, script, short]) => script ?? short,
    );
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  test.each(["README.md", "specs/README.md"])(
    "%s names commands and options that there are",
    async (page) => {
      const text = readFileSync(join(packageRoot(), page), "utf8");
      const named = [...text.matchAll(/\bkms-conformance ([a-z]+)\b([^`\n]*)/g)];
      for (const [, command = "", rest = ""] of named) {
        const { exitCode, stdout } = await perform([command, "--help"]);
        const options = [...rest.matchAll(/(?<= )--[a-z-]+/g)].map(([option]) => option);
        expect([command, exitCode, options.filter((option) => !stdout.includes(`${option} `))]).toEqual([
          command,
          0,
          [],
        ]);
      }
    },
  );

  test("links to chapters that are there", () => {
    const slugs = [...readme.matchAll(/^##+ (.+)$/gm)].map(([, title = ""]) =>
      title.toLowerCase().replaceAll(" ", "-"),
    );
    const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, slug]) => slug);
    expect(links.filter((slug) => !slugs.includes(slug ?? ""))).toEqual([]);
    expect(links.length).toBeGreaterThan(5);
  });

  test("links to files that are there", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(join(packageRoot(), path)))).toEqual([]);
  });
});
