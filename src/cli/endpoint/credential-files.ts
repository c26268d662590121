import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "ini";
import { UsageError } from "../../model/errors.ts";
import type { Environment } from "../surroundings.ts";
import { readTextFile } from "../text-file.ts";

/** What a file of credentials holds under one name. `place` names the file and the name in it. */
export interface StoredCredentials {
  readonly place: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
  readonly region?: string;
}

/** A file that may hold credentials, in the form of the vendor's command line or of its SDKs. */
interface Place {
  readonly path: string;
  readonly said: string;
  readonly read: (text: string) => Members;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Where credentials of a name are kept, the first that has them first: the file that TENCENTCLOUD_CREDENTIALS_FILE
 * names, that of the vendor's command line, and those of the SDKs in the home folder and of the machine.
 */
function placesOf(name: string, environment: Environment): readonly Place[] {
  const { HOME, USERPROFILE, TENCENTCLOUD_CREDENTIALS_FILE } = environment;
  const home = HOME || USERPROFILE;
  const section = (path: string): Place => ({
    path,
    said: `${path} [${name}]`,
    read: (text) => sectionOf(text, name),
  });
  const ofHome = (folder: string): readonly Place[] => [
    tccliPlace(join(folder, ".tccli"), name),
    section(join(folder, ".tencentcloud", "credentials")),
  ];
  return [
    ...(TENCENTCLOUD_CREDENTIALS_FILE ? [section(TENCENTCLOUD_CREDENTIALS_FILE)] : []),
    ...(home ? ofHome(home) : []),
    section("/etc/tencentcloud/credentials"),
  ];
}

/** `tccli` keeps one JSON file of credentials and another of settings for each name. */
function tccliPlace(folder: string, name: string): Place {
  const path = join(folder, `${name}.credential`);
  const settings = join(folder, `${name}.configure`);
  return {
    path,
    said: path,
    read: (text) => {
      const { secretId, secretKey, token, expiresAt } = jsonMembers(text, path);
      const region = existsSync(settings) ? regionOf(jsonMembers(readFile(settings), settings)) : undefined;
      return { secret_id: secretId, secret_key: secretKey, token, region, expiresAt };
    },
  };
}

/**
 * The credentials of a name from the first file that has them, or the places that were looked at.
 *
 * @throws UsageError for a file that cannot be read, has only half of a pair, or says that they have expired.
 */
export function findCredentials(
  name: string,
  environment: Environment,
): StoredCredentials | { readonly lookedAt: readonly string[] } {
  const places = placesOf(name, environment);
  for (const place of places) {
    // A file that was named outright must be there; the others may be.
    if (!existsSync(place.path) && place.path !== environment["TENCENTCLOUD_CREDENTIALS_FILE"]) continue;
    const found = storedCredentials(place.read(readFile(place.path)), place);
    if (found !== undefined) return found;
  }
  return { lookedAt: places.map(({ said }) => said) };
}

function readFile(path: string): string {
  return readTextFile(path, "The file of credentials");
}

function storedCredentials(members: Members, { said, path }: Place): StoredCredentials | undefined {
  const [secretId, secretKey] = [textOf(members["secret_id"]), textOf(members["secret_key"])];
  if (secretId === undefined && secretKey === undefined) return undefined;
  if (secretId === undefined || secretKey === undefined)
    throw new UsageError(`${said} holds only one of SecretId and SecretKey; write the other one too.`);
  if (isPast(members["expiresAt"]))
    throw new UsageError(`The credentials in ${path} have expired; log in again with tccli.`);
  const [token, region] = [textOf(members["token"]), textOf(members["region"])];
  return {
    place: said,
    secretId,
    secretKey,
    ...(token === undefined ? {} : { token }),
    ...(region === undefined ? {} : { region }),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** `expiresAt` is in seconds since the epoch; only credentials of a login have it. */
function isPast(expiresAt: unknown): boolean {
  return typeof expiresAt === "number" && expiresAt * 1000 < Date.now();
}

/** The message of a parser may repeat what it could not read, and that may be a secret. */
function jsonMembers(text: string, path: string): Members {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    throw new UsageError(
      `The file of credentials ${path} is not readable as JSON; write it with tccli configure.`,
    );
  }
}

function sectionOf(text: string, name: string): Members {
  // The parser takes a dot in the name of a section for a section inside another.
  return name.split(".").reduce((within, part) => membersOf(within[part]), membersOf(parse(text)));
}

function regionOf(settings: Members): unknown {
  return membersOf(settings["_sys_param"])["region"];
}

function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
