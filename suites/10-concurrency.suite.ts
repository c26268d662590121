import {
  burstOfAlgorithms,
  burstOfLengths,
  burstOfStates,
  keyKinds,
  sampleContext,
} from "../src/cases/index.ts";
import {
  askedVariously,
  asPredicted,
  dataKeyOf,
  decrypted,
  facts,
  notGranted,
  refusedWith,
  sameBytes,
  schema,
  suite,
} from "../src/harness/index.ts";

/** Half of them: each is decrypted as well. */
const everySecond = <T>(rows: readonly T[]): readonly T[] => rows.filter((_, at) => at % 2 === 0);

suite("concurrency", ({ must }) => {
  must("give every request its own length, many at once", "GDK-58").once(async ({ call, together }) => {
    await together(burstOfLengths(schema), async (row) => asPredicted(await call(row)));
  });

  must("encrypt for every request its own way, many at once", "GDK-58").once(async ({ call, together }) => {
    await together(burstOfAlgorithms(schema, facts), async (row) => asPredicted(await call(row)));
  });

  must("encrypt for every caller's own public key, many at once", "GDK-58").each(
    keyKinds(facts),
    async ({ name: key, algorithm }, { call, freshPair, together }) => {
      const parameters = { KeySpec: "AES_128", EncryptionAlgorithm: algorithm };
      const fresh = await freshPair(key);
      await together([key, fresh, key, fresh], async (pair) =>
        asPredicted(await call({ parameters, key: pair })),
      );
    },
  );

  must("tell the states of CMKs apart, many at once", "GDK-58").once(async ({ call, inState, together }) => {
    await together(askedVariously(burstOfStates(schema)), async (row) =>
      asPredicted(await call(inState(row, row.role))),
    );
  });

  must("tell callers apart, many at once", "GDK-58").once(async ({ good, signed, together }) => {
    await together(Array.from({ length: 4 }), async () => {
      const [answer] = await Promise.all([signed({ secretKey: "x".repeat(32) }), good().then(dataKeyOf)]);
      refusedWith(answer, ["AuthFailure.SignatureFailure"], "the SecretKey does not belong to the SecretId");
    });
  });

  must("refuse another context while the right one is under way", "GDK-23")
    .claiming("Decrypt")
    .once(async ({ good, reopen, together }) => {
      const made = await good({ KeySpec: "AES_128", EncryptionContext: sampleContext });
      const { bytes } = dataKeyOf(made);
      await together([true, false, true, false], async (isRight) => {
        const answer = await reopen(made, isRight ? {} : { EncryptionContext: '{"tenant":"beta"}' });
        if (isRight) sameBytes(decrypted(answer), bytes, "Decrypt with the same context", answer);
        else notGranted(answer);
      });
    });

  must("seal every data key into its own CiphertextBlob, many at once", "GDK-58")
    .claiming("Decrypt")
    .once(async ({ good, decrypt, together }) => {
      await together(everySecond(burstOfLengths(schema)), async ({ parameters }) => {
        const context = {
          EncryptionContext: `{"burst":"${JSON.stringify(parameters).replaceAll('"', "'")}"}`,
        };
        const made = dataKeyOf(await good({ ...parameters, ...context }));
        const answer = await decrypt({ CiphertextBlob: made.blob, ...context });
        sameBytes(decrypted(answer), made.bytes, "Decrypt of CiphertextBlob", answer);
      });
    });
});
