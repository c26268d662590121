import {
  encryptedPrecedence,
  failingWinners,
  losingKeySpecs,
  precedencePairs,
  precedenceRequest,
} from "../src/cases/index.ts";
import { askedAnyhow, askedVariously, asPredicted, facts, schema, suite } from "../src/harness/index.ts";

suite("precedence", ({ must }) => {
  must("let NumberOfBytes prevail over KeySpec", "GDK-17").each(
    askedVariously(precedencePairs(schema, facts)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("let any NumberOfBytes prevail over any KeySpec", "GDK-17").forAll(
    askedAnyhow(precedenceRequest(schema, facts)),
    async (request, { call }) => {
      asPredicted(await call(request));
    },
    { standard: 14, thorough: 200 },
  );

  must("let NumberOfBytes prevail under a public key too", "GDK-17").each(
    askedVariously(encryptedPrecedence(schema, facts)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse an invalid NumberOfBytes next to a valid KeySpec", "GDK-18").each(
    askedVariously(failingWinners(schema)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("ignore or refuse an invalid KeySpec next to a valid NumberOfBytes", "GDK-19").each(
    askedVariously(losingKeySpecs(schema, facts)),
    async (row, { call }) => asPredicted(await call(row)),
  );
});
