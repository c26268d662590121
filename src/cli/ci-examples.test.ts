import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { validate as lintDockerfile } from "dockerfile-utils";
import { tsImport } from "tsx/esm/api";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../spec/index.ts";
import { buildProgram } from "./program.ts";
import { fakeSurroundings, scratchFolder } from "./testing/stage.ts";

const folder = join(packageRoot(), ".ci/examples");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const resolve = createRequire(import.meta.url).resolve;
const names = [
  "github-actions.yml",
  "gitlab-ci.yml",
  "kubernetes-indexed-job.yaml",
  "kubernetes-report-job.yaml",
];

/** Every text in a document that a shell is to run: those that name this program or a package manager. */
function scriptsIn(value: unknown): readonly string[] {
  if (typeof value === "string")
    return /^\s*(kms-conformance|npm) |\n\s*kms-conformance /.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(scriptsIn) : [];
}

const github: Readonly<Record<string, string>> = {
  "github.run_number": "17",
  "matrix.shard": "2",
  "strategy.job-total": "4",
};
const environment = {
  KMS_CONFORMANCE: "./package.tgz",
  CI_PIPELINE_IID: "17",
  CI_NODE_INDEX: "2",
  CI_NODE_TOTAL: "4",
  JOB_COMPLETION_INDEX: "1",
  RUN_ID: "night-1",
  SEED: "1",
  SHARDS: "4",
};

/** Runs a script in a shell that finds stand-ins for this program and for npm. */
function runScript(script: string, cwd: string, program: string) {
  const stubs = { "kms-conformance": program, npm: "" };
  for (const [name, text] of Object.entries(stubs))
    writeFileSync(join(cwd, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  const filled = script.replaceAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => github[name] ?? "");
  const env = { ...environment, PATH: `${cwd}:${process.env["PATH"]}` };
  const { stdout, stderr, status } = spawnSync("sh", ["-ceu", filled], { cwd, env, encoding: "utf8" });
  return { stdout, stderr, status };
}

/** The command lines of this program that a shell makes of a script, each as words. */
function commandsOf(script: string, cwd: string): readonly (readonly string[])[] {
  const { stdout, ...ended } = runScript(script, cwd, `printf '%s\\n' "$@"; echo`);
  expect(ended).toEqual({ stderr: "", status: 0 });
  const commands = stdout.split("\n\n").filter((text) => text !== "");
  return commands.map((text) => text.trim().split("\n"));
}

/** Options and operands of a command line as the program reads them; what it does not know is `unknown`. */
function readCommand([name = "", ...words]: readonly string[]) {
  const program = buildProgram(fakeSurroundings().surroundings, () => {});
  const command = program.commands.find((each) => each.name() === name);
  const { operands = [name], unknown = [name] } = command?.exitOverride().parseOptions([...words]) ?? {};
  return { name, operands, unknown, options: command?.opts() ?? {} };
}

describe("the command lines of the examples", () => {
  test.each(names)("%s: are sound in a shell, and known to the program", (name) => {
    using place = scratchFolder();
    for (const shard of ["shards/1", "shards/2"]) mkdirSync(join(place.path, shard), { recursive: true });
    const commands = scriptsIn(parse(read(name))).flatMap((script) => commandsOf(script, place.path));
    const read_ = commands.map(readCommand);
    expect(read_.length).toBeGreaterThan(0);
    for (const { unknown, operands, name: command } of read_) {
      expect(unknown).toEqual([]);
      if (command === "run") expect(operands).toEqual([]);
    }
    for (const { name: command, options } of read_) {
      if (command === "run") expect(options["shard"]).toEqual({ index: 2, count: 4 });
    }
  });

  test("a pod that was killed before goes on where it was, and one that ended with a result is done", () => {
    using place = scratchFolder();
    const [script = ""] = scriptsIn(parse(read("kubernetes-indexed-job.yaml")));
    const own = script.replaceAll("/reports/", "reports/");
    mkdirSync(join(place.path, "reports/night-1/1"), { recursive: true });
    place.put("reports/night-1/1/verdicts.ndjson", "{}\n");
    const [command = []] = commandsOf(own, place.path);
    expect(readCommand(command).options).toMatchObject({ resume: "reports/night-1/1" });
    const ending = (code: number) => runScript(own, place.path, `exit ${code}`).status;
    expect([0, 1, 2, 3, 4, 137].map(ending)).toEqual([0, 0, 2, 0, 4, 137]);
  });
});

describe("the GitHub workflow", () => {
  const content = read("github-actions.yml");

  test("is one by the parser of GitHub itself", async () => {
    // It imports JSON in a way that Node refuses and tsx takes.
    const parser: typeof import("@actions/workflow-parser") = await tsImport(
      "@actions/workflow-parser",
      import.meta.url,
    );
    const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = parser;
    const { context, value } = parseWorkflow(
      { name: "github-actions.yml", content },
      new NoOperationTraceWriter(),
    );
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
    if (value === undefined) throw new Error("nothing was parsed");
    const { jobs, errors } = await convertWorkflowTemplate(context, value);
    expect(errors).toBeUndefined();
    expect(jobs.map(({ id }) => String(id))).toEqual(["shard", "report"]);
    const wrong = { name: "github-actions.yml", content: content.replace("matrix.shard", "matrices.shard") };
    expect(parseWorkflow(wrong, new NoOperationTraceWriter()).context.errors.count).toBeGreaterThan(0);
  });

  test("and by the schema of its editors", () => {
    const validate = compiled("schemastore/schemas/json/github-workflow.json");
    expect([validate(parse(content)), validate.errors]).toEqual([true, null]);
    expect(validate({ ...parse(content), jobs: {} })).toBe(false);
  });
});

test("the GitLab pipeline keeps to GitLab's schema", () => {
  const path =
    "schemastore/schemas/json/gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json";
  const validate = compiled(path);
  const pipeline = parse(read("gitlab-ci.yml"));
  expect([validate(pipeline), validate.errors]).toEqual([true, null]);
  expect(validate({ ...pipeline, "kms-shard": { parallel: "many", script: "x" } })).toBe(false);
});

describe("the Kubernetes jobs", () => {
  const schema: object = JSON.parse(
    readFileSync(join(packageRoot(), "src/cli/testing/indexed-job.schema.json"), "utf8"),
  );
  const validate = new Ajv2020({ strict: true }).compile(schema);

  test.each(["kubernetes-indexed-job.yaml", "kubernetes-report-job.yaml"])("%s", (name) => {
    const job = parse(read(name));
    expect([validate(job), validate.errors]).toEqual([true, null]);
    expect(validate({ ...job, spec: { ...job.spec, completoins: 4 } })).toBe(false);
    const { volumes, containers } = job.spec.template.spec;
    const mounted = containers.flatMap((one: { volumeMounts: { name: string }[] }) => one.volumeMounts);
    const given = volumes.map((volume: { name: string }) => volume.name);
    expect(mounted.map((mount: { name: string }) => mount.name)).toEqual(given);
  });

  test("tell the shards how many they are", () => {
    const { spec } = parse(read("kubernetes-indexed-job.yaml"));
    const [{ env }] = spec.template.spec.containers;
    const shards = env.find(({ name }: { name: string }) => name === "SHARDS");
    expect([spec.completionMode, spec.parallelism, Number(shards.value)]).toEqual([
      "Indexed",
      spec.completions,
      spec.completions,
    ]);
  });
});

test("the Dockerfile passes its linter, and installs the package that npm pack makes", () => {
  expect(lintDockerfile(read("Dockerfile"))).toEqual([]);
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  const { name, version } = Object(manifest);
  for (const file of readdirSync(folder)) {
    const packed = read(file).match(/[\w-]+-\d+\.\d+\.\d+\.tgz/g) ?? [];
    expect(packed.filter((each) => each !== `${name}-${version}.tgz`)).toEqual([]);
  }
  expect(read("Dockerfile")).toContain(`${name}-${version}.tgz`);
});

/** A published schema, compiled as it is: it may use keywords of its editors. */
function compiled(path: string) {
  const schema: object = JSON.parse(readFileSync(resolve(path), "utf8"));
  return new Ajv({ strict: false, validateFormats: false }).compile(schema);
}
