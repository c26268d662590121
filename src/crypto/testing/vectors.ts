import { existsSync, readFileSync } from "node:fs";
import { rsaKeyFromPem } from "../key-pair.ts";

const folder = new URL("../../../../shared/vectors/", import.meta.url);

/** One RSA test of C2SP/wycheproof; bytes are hex. */
export interface WycheproofTest {
  readonly tcId: number;
  readonly comment: string;
  readonly flags: readonly string[];
  readonly msg: string;
  readonly ct: string;
  readonly label?: string;
  readonly result: "valid" | "invalid" | "acceptable";
}

interface WycheproofGroup {
  readonly privateKeyPem: string;
  readonly tests: readonly WycheproofTest[];
}

/** Whether the folder of foreign vectors stands beside the checkout and holds this file. */
export const hasVectors = (file: string): boolean => existsSync(new URL(file, folder));

/** Every test of a wycheproof file with the key of its group. */
export function readWycheproof(file: string) {
  const { testGroups, numberOfTests } = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as {
    readonly numberOfTests: number;
    readonly testGroups: readonly WycheproofGroup[];
  };
  const tests = testGroups.flatMap(({ privateKeyPem, tests }) => {
    const key = rsaKeyFromPem(privateKeyPem);
    return tests.map((test) => ({ ...test, key, pem: privateKeyPem }));
  });
  return { numberOfTests, tests };
}
