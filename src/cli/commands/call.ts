import type { Command } from "commander";
import { createClient } from "../../client/index.ts";
import { UsageError } from "../../model/errors.ts";
import { readParameters } from "../call/parameters.ts";
import { presentExchange } from "../call/present.ts";
import type { Finish } from "../program.ts";
import type { Surroundings } from "../surroundings.ts";
import { namedProfile, type TargetFlags } from "../target/target.ts";
import { readTextFile } from "../text-file.ts";

interface CallFlags extends TargetFlags {
  readonly params: string;
  readonly ca?: string;
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
    .option("--params <json>", "the parameters, sent as written", "{}")
    .option("--profile <file>", "what is known of the endpoint: YAML or JSON")
    .option("--endpoint <url>", "the endpoint, instead of the profile's or without a profile")
    .option("--ca <file>", "PEM of a certificate authority to trust as well")
    .addHelpText("after", examples)
    .action(async (action: string, { params, ca, ...named }: CallFlags) => {
      const parameters = readParameters(params);
      const profile = namedProfile(named, surroundings.environment);
      if (profile === undefined)
        throw new UsageError("Say which endpoint: --profile FILE or --endpoint URL.");
      const client = createClient({
        ...profile,
        ...(ca === undefined ? {} : { ca: readTextFile(ca, "The CA") }),
      });
      try {
        finish(presentExchange(await client.send({ action, parameters, body: params }), surroundings));
      } finally {
        await client.close();
      }
    });
}
