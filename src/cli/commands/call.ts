import { type Command, Option } from "commander";
import { createClient } from "../../client/index.ts";
import { type ExitCode, UsageError } from "../../model/errors.ts";
import { breachesOf } from "../call/breaches.ts";
import { readParameters } from "../call/parameters.ts";
import { presentExchange } from "../call/present.ts";
import { warnOfClearText } from "../endpoint/clear-text.ts";
import { type EndpointFlags, namedProfile } from "../endpoint/endpoint.ts";
import { inAHeader } from "../endpoint/in-a-header.ts";
import { readCertificates } from "../endpoint/trusted.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

interface CallFlags extends EndpointFlags {
  readonly params?: string;
  readonly body?: string;
  readonly method: "POST" | "GET";
  readonly ca?: string;
  readonly safe: boolean;
}

const examples = `
Example:
  kms-conformance call GenerateDataKey --profile my-endpoint.yaml --params '{"KeyId":"…","KeySpec":"AES_256"}'

Exit codes: 0 granted, 1 refused, 2 the call is wrong, 3 no answer
`;

/** `call`: sends one signed request, as a violation in a report asks for, and shows the answer. */
export function addCall(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command("call")
    .description("send one signed request and print the answer, data key included")
    .argument("<action>", "as in X-TC-Action")
    .option("--params <json>", "the parameters, sent as written; {} unless given")
    .option("--body <text>", "the body instead of parameters, JSON or not, sent as written")
    .addOption(new Option("--method <method>", "how it is sent").choices(["POST", "GET"]).default("POST"))
    .option("--profile <file>", "what is known of the endpoint: YAML or JSON")
    .option("--endpoint <url>", "the endpoint, instead of the profile's or without a profile")
    .option("--ca <file>", "PEM of a certificate authority to trust as well")
    .option("--safe", "send no action that could change a key", false)
    .addHelpText("after", examples)
    .action(async (action: string, flags: CallFlags) => finish(await sendCall(action, flags, surroundings)));
}

async function sendCall(action: string, flags: CallFlags, surroundings: Surroundings): Promise<ExitCode> {
  const { params = "{}", body, method, ca, safe, ...named } = flags;
  if (body !== undefined && (flags.params !== undefined || method === "GET")) {
    throw new UsageError("--body takes the place of --params, and a GET has none: give one of them.");
  }
  inAHeader(action, "The action");
  const parameters = readParameters(params);
  const profile = namedProfile(named, surroundings.environment);
  if (profile === undefined) throw new UsageError("Say which endpoint: --profile FILE or --endpoint URL.");
  warnOfClearText(profile.endpoint, surroundings.stderr);
  const client = createClient({
    ...profile,
    safe,
    ...(ca === undefined ? {} : { ca: readCertificates(ca) }),
  });
  try {
    // A GET has no body: its query is made of the parameters.
    const written = method === "GET" ? {} : { body: body ?? params };
    const { language } = profile;
    const spoken = language === undefined ? {} : { language };
    const exchange = await client.send({ action, parameters, method, ...written, ...spoken });
    return presentExchange(exchange, breachesOf(exchange, body === undefined), surroundings);
  } finally {
    await client.close();
  }
}
