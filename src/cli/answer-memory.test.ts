import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { startBuilt } from "./testing/built.ts";
import { serveFake, someCredentials } from "./testing/stage.ts";

const megabyte = 1024 * 1024;
const gigabyte = 1024 * megabyte;
const endless = Buffer.concat([Buffer.from('{"Response":"'), Buffer.alloc(megabyte, 0x20)]);

/** Says at the end, in KiB, how much memory the process had at most. */
const tellMemory = `--import=data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('maxRSS ' + process.resourceUsage().maxRSS))",
)}`;

/** Writes megabytes as fast as they are taken, until a gigabyte is out or nobody takes more. */
function pour(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": gigabyte });
  let left = 1024;
  const more = (): void => {
    while (left > 0 && response.write(endless.subarray(0, megabyte))) left -= 1;
  };
  response.on("drain", more);
  more();
}

/** A gigabyte in a megabyte. */
function explode(response: ServerResponse): void {
  const member = gzipSync(Buffer.alloc(64 * megabyte, 0x20));
  response.writeHead(200, { "content-encoding": "gzip" }).end(Buffer.concat(new Array(16).fill(member)));
}

test.for([
  ["in the clear", pour],
  ["packed", explode],
] as const)("a gigabyte %s is not taken into memory", async ([, answer]) => {
  await using server = await serveFake((_request, response) => answer(response));
  const { ended } = startBuilt(["call", "GenerateDataKey", "--endpoint", server.url], {
    ...someCredentials,
    NODE_OPTIONS: tellMemory,
  });
  const { stderr } = await ended;
  expect(stderr).toContain("too-large");
  // A program at rest has some 100 MiB; 50 MB of an answer may be there twice while it is read.
  expect(Number(/maxRSS (\d+)/.exec(stderr)?.[1])).toBeLessThan(400 * 1024);
});
