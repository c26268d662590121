import type { Command } from "commander";
import { createEndpoint, serve } from "../../emulator/index.ts";
import { ExitCode } from "../../model/errors.ts";
import { introduce } from "../emulate/introduction.ts";
import { integer, listeningAddress } from "../option-values.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

const largestPort = 65_535;

const help = `
What it prints is a profile: kms-conformance emulate > profile.yaml
`;

/** `emulate`: serves the reference endpoint until it is told to stop. */
export function addEmulate(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command("emulate")
    .description("serve the reference endpoint, for tests of your own")
    .option("--port <number>", "port to listen on, 0 for any free one", integer(0, largestPort), 0)
    .option("--host <address>", "address to listen on", listeningAddress, "127.0.0.1")
    .addHelpText("after", help)
    .action(async ({ port, host }: { readonly port: number; readonly host: string }) => {
      const { stdout, stderr, onInterrupt } = surroundings;
      // Listened for before anything is printed: whoever reads the first line may send the signal at once.
      const stopped = new Promise<void>((resolve) => {
        onInterrupt(resolve);
      });
      const endpoint = createEndpoint();
      const service = await serve(endpoint, { host, port });
      if (!isLoopback(host)) stderr.write(`kms-conformance: ${exposed(host)}\n`);
      stdout.write(introduce(endpoint.facts, service.url));
      await stopped;
      await service.close();
      finish(ExitCode.conforms);
    });
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|::1)$/.test(host);
}

function exposed(host: string): string {
  return `warning: on ${host} other machines may reach this endpoint; it keeps no secret safe.`;
}
