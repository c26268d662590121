import type { Profile } from "../../model/profile.ts";
import { loadProfileText, type ProfileDocument } from "../../spec/index.ts";
import type { Environment } from "../surroundings.ts";
import { readTextFile } from "../text-file.ts";
import { resolveCredentials } from "./credentials.ts";
import { inAHeader } from "./in-a-header.ts";

/** What holds unless a profile says otherwise; the document allows 100 requests a second. */
export const defaultPace = { requestsPerSecond: 80, concurrency: 8 };
const defaultTimeout = 10_000;
/** What an endpoint offers unless its profile says otherwise. */
export const defaultClaims = ["GenerateDataKey", "Decrypt"];

/** Reads a profile and takes its secrets out of the environment. Throws UsageError for whatever is wrong in either. */
export function readProfile(path: string, environment: Environment): Profile {
  return { ...toProfile(readProfileDocument(path), path, environment), file: path };
}

/** Reads a profile without its secrets. Throws UsageError with file and line. */
export function readProfileDocument(path: string): ProfileDocument {
  return loadProfileText(readTextFile(path, "The profile"), path);
}

/** The profile of an endpoint of which only the URL is known; region and credentials come from the environment. */
export function profileOfEndpoint(endpoint: string, environment: Environment): Profile {
  const profile = toProfile({ name: endpoint, endpoint }, "without a profile", environment);
  return { region: "ap-guangzhou", ...profile };
}

function toProfile(document: ProfileDocument, origin: string, environment: Environment): Profile {
  const {
    name,
    endpoint,
    language,
    unauthorizedCredentials,
    fixtures,
    provision,
    triggers = {},
    timeoutSeconds,
    patienceSeconds,
    proxy,
    reportUrl,
  } = document;
  const own = resolveCredentials(document.credentials ?? {}, environment, `${origin}: credentials`);
  const region = document.region || environment["TENCENTCLOUD_REGION"] || own.region;
  return {
    name,
    endpoint,
    ...(region === undefined ? {} : { region: inAHeader(region, `The region (${origin})`) }),
    ...(language === undefined ? {} : { language }),
    credentials: own.credentials,
    ...(unauthorizedCredentials === undefined
      ? {}
      : {
          unauthorizedCredentials: resolveCredentials(
            unauthorizedCredentials,
            environment,
            `${origin}: unauthorizedCredentials`,
          ).credentials,
        }),
    claims: document.claims ?? defaultClaims,
    fixtures: fixtures ?? {},
    ...(provision === undefined ? {} : { provision }),
    triggers,
    pace: { ...defaultPace, ...document.pace },
    timeout: timeoutSeconds === undefined ? defaultTimeout : timeoutSeconds * 1000,
    ...(proxy === undefined ? {} : { proxy }),
    ...(patienceSeconds === undefined ? {} : { patience: patienceSeconds * 1000 }),
    ...(reportUrl === undefined ? {} : { reportUrl }),
    deviations: document.deviations ?? [],
    flaky: document.flaky ?? [],
  };
}
