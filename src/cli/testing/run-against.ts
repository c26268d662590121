import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { createEndpoint, serve } from "../../emulator/index.ts";
import type { Report } from "../../model/report.ts";
import { validateReport } from "../../spec/index.ts";
import { introduce } from "../emulate/introduction.ts";
import { perform, scratchFolder } from "./stage.ts";

/** How a run is to be told of an endpoint, beside its address. */
export interface Telling {
  /** Lines of the profile beyond those that introduce the reference. */
  readonly settings?: string;
  readonly words?: readonly string[];
  /** PEM for --ca. */
  readonly ca?: string;
}

/** The reference, served for whole runs that reach it by whatever way. */
export async function serveReference() {
  const endpoint = createEndpoint();
  const { credentials, unauthorizedCredentials } = endpoint.facts;
  const environment = {
    TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
    TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
    UNAUTHORIZED_SECRET_ID: unauthorizedCredentials.secretId.reveal(),
    UNAUTHORIZED_SECRET_KEY: unauthorizedCredentials.secretKey.reveal(),
  };
  const { url, port, close } = await serve(endpoint);
  /** Runs some checks at an address; the report must be there, keep to its contract and hold the exit code. */
  const runAt = async (address: string, { settings = "", words = [], ca }: Telling = {}) => {
    using folder = scratchFolder();
    const profile = folder.put("p.yaml", `${introduce(endpoint.facts, address)}\n${settings}\n`);
    const trusting = ca === undefined ? [] : ["--ca", folder.put("ca.pem", ca)];
    const given = ["run", "--profile", profile, "--report-dir", folder.path, ...trusting, ...words];
    const { exitCode, stderr } = await perform(given, environment);
    const report: Report = JSON.parse(readFileSync(join(folder.path, "report.json"), "utf8"));
    expect(validateReport(report)).toBeUndefined();
    expect([report.run.exitCode, stderr]).toEqual([exitCode, ""]);
    return { exitCode, report };
  };
  return { url, port, close, runAt };
}
