import type { Deviation, FixtureRole, FlakyCheck } from "../model/profile.ts";
import { contract } from "./contract.ts";
import { describeProblem, type Problem } from "./explain.ts";
import { parseYaml, yamlError } from "./yaml-text.ts";

/**
 * Where credentials stand, never what they are: names of environment variables, or a name in the files of the vendor's
 * tools. `tokenFile` is the path of a file with the token alone.
 */
export interface CredentialSource {
  readonly secretIdEnv?: string;
  readonly secretKeyEnv?: string;
  readonly tokenEnv?: string;
  readonly profile?: string;
  readonly tokenFile?: string;
}

/** A profile as written (schemas/profile.schema.json): validated, its variables not yet resolved. */
export interface ProfileDocument {
  /** The endpoint's address unless given. */
  readonly name: string;
  readonly endpoint: string;
  readonly region?: string;
  readonly credentials?: CredentialSource;
  readonly unauthorizedCredentials?: CredentialSource;
  readonly claims?: readonly string[];
  readonly fixtures?: Readonly<Partial<Record<FixtureRole, string | null>>>;
  /** Whether the run makes the keys on which `fixtures` is silent. */
  readonly provision?: boolean;
  readonly triggers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly pace?: { readonly requestsPerSecond?: number; readonly concurrency?: number };
  /** Seconds until a request without an answer counts as unanswered. */
  readonly timeoutSeconds?: number;
  /** URL of an HTTP proxy to go through, whatever the environment says. */
  readonly proxy?: string;
  /** Seconds for which a run waits in all for an endpoint that went away. */
  readonly patienceSeconds?: number;
  readonly reportUrl?: string;
  readonly language?: "en-US" | "zh-CN";
  readonly deviations?: readonly Deviation[];
  readonly flaky?: readonly FlakyCheck[];
}

/**
 * Reads the YAML or JSON text of a profile.
 * @throws UsageError with file, line and what to write instead.
 */
export function loadProfileText(text: string, fileName: string): ProfileDocument {
  const document = parseYaml(text, fileName);
  const validate = contract<Omit<ProfileDocument, "name"> & { readonly name?: string }>("profile");
  const { value } = document;
  if (validate(value)) return { ...value, name: value.name ?? value.endpoint };
  const problem = describeProblem(validate.errors);
  throw yamlError(document, problem.path, withoutSecrets(problem));
}

/** The message without a key that looks like a secret: somebody has put it in the wrong place. */
function withoutSecrets({ path, message }: Problem): string {
  const strange = path.filter((key) => /^(?=.*\d)[\w+/=-]{20,}$/.test(key));
  return strange.reduce((text, key) => text.replaceAll(key, "[redacted]"), message);
}
