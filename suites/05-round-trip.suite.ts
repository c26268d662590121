import {
  disguisedContexts,
  otherContexts,
  type Row,
  respellings,
  roundTrips,
  sampleContext,
  subtleContexts,
  undecryptable,
  validContexts,
} from "../src/cases/index.ts";
import {
  askedVariously,
  dataKeyOf,
  dataKeyWhereOffered,
  decrypted,
  facts,
  granted,
  refusedWith,
  sameBytes,
  schema,
  suite,
  untold,
} from "../src/harness/index.ts";

/**
 * Data keys with the sample context, each lent to several checks: that a context is bound to long data keys says nothing of
 * short ones, nor of encrypted ones.
 */
const bound = askedVariously<Row>(
  [
    { KeySpec: "AES_256" },
    { NumberOfBytes: 1 },
    { NumberOfBytes: 1024 },
    { KeySpec: "AES_128" },
    { KeySpec: "AES_256", NumberOfBytes: 24 },
    { NumberOfBytes: 33 },
    { KeySpec: "AES_256" },
    { NumberOfBytes: 1000, KeySpec: "AES_128" },
  ].map((size) => ({
    name: "bound",
    parameters: { ...size, EncryptionContext: sampleContext },
    faults: [],
    effort: "standard" as const,
  })),
);
/** What Decrypt may refuse as no context at all, or as another one. */
const noContexts = [
  { name: "null", context: null },
  { name: "empty", context: "" },
  { name: "number", context: 42 },
];
/** Changes that another one shows as well: of these, one place of a context is tried in every run. */
const oftenShown = new Set(["value-prefixed", "key-changed", "last-value-changed", "key-look-alike"]);
const effortOf = (name: string) => (oftenShown.has(name) ? ("thorough" as const) : ("standard" as const));
const byGet = bound.findLastIndex(({ way }) => way?.method === "GET");
const changedContexts = bound.flatMap((row, at) =>
  [
    ...[...otherContexts(sampleContext), ...noContexts, ...disguisedContexts(sampleContext)].filter(
      (_, index) => index % bound.length === at,
    ),
    ...(at === byGet ? [{ name: "absent-by-get", context: undefined }] : []),
  ].map((change) => ({ ...row, ...change, lent: `data key ${at}`, effort: effortOf(change.name) })),
);
/** Lengths around which a block, a byte or a buffer ends. */
const lengths = [15, 17, 31, 33, 255, 256, 512];
const keptContexts = askedVariously(
  validContexts.map(({ name, effort, context }, at) => {
    const size = { NumberOfBytes: lengths[at % lengths.length], EncryptionContext: context };
    return { name, effort, parameters: size, faults: [] };
  }),
);
const notThisContext = "the context is not the string that the data key was made with";

suite("round trip", ({ must, may }) => {
  must("decrypt CiphertextBlob to the data key", "GDK-50")
    .claiming("Decrypt")
    .each(askedVariously(roundTrips(schema, facts)), async (row, { call, reopen }) => {
      const made = await call(row);
      const answer = await reopen(made);
      sameBytes(decrypted(answer), dataKeyOf(made).bytes, "Decrypt of CiphertextBlob", answer);
    });

  must("decrypt with the same context", "GDK-22")
    .claiming("Decrypt")
    .each(keptContexts, async (row, { call, reopen }) => {
      const made = await call(row);
      const answer = await reopen(made);
      sameBytes(decrypted(answer), dataKeyOf(made).bytes, "Decrypt with the same context", answer);
    });

  must("refuse to decrypt with another context", "GDK-23")
    .claiming("Decrypt")
    .each(changedContexts, async ({ context, ...row }, { lent, reopen }) => {
      const made = await lent(row);
      const answer = await reopen(made, { EncryptionContext: context });
      const refusal = refusedWith(answer, undecryptable, notThisContext);
      untold(answer, Buffer.from(dataKeyOf(made).bytes).toString("hex"), "the data key");
      return refusal;
    });

  must(
    "refuse to decrypt with a context that differs far inside or in one letter of another script",
    "GDK-23",
  )
    .claiming("Decrypt")
    .each(askedVariously(subtleContexts(schema)), async ({ given, ...row }, { call, reopen }) => {
      const made = await call(row);
      dataKeyWhereOffered(made);
      const answer = await reopen(made, { EncryptionContext: given });
      return refusedWith(answer, undecryptable, notThisContext);
    });

  must("refuse to decrypt without the context of an encrypted data key", "GDK-23")
    .claiming("Decrypt")
    .from("thorough")
    .once(async ({ call, decrypt }) => {
      const parameters = { KeySpec: "AES_256", EncryptionContext: sampleContext, EncryptionAlgorithm: "SM2" };
      const { blob } = dataKeyOf(await call({ parameters, key: "SM2" }));
      return refusedWith(await decrypt({ CiphertextBlob: blob }), undecryptable, notThisContext);
    });

  must("refuse to decrypt without the context of a data key that RSA encrypted", "GDK-23")
    .claiming("Decrypt")
    .from("thorough")
    .once(async ({ call, decrypt }) => {
      const algorithm = { EncryptionAlgorithm: "RSAES_OAEP_SHA_256" };
      const parameters = { KeySpec: "AES_256", EncryptionContext: sampleContext, ...algorithm };
      const { blob } = dataKeyOf(await call({ parameters, key: "RSA_2048" }));
      return refusedWith(await decrypt({ CiphertextBlob: blob }), undecryptable, notThisContext);
    });

  must("refuse another context also after the right one", "GDK-23")
    .claiming("Decrypt")
    .once(async ({ good, reopen }) => {
      const made = await good({ KeySpec: "AES_256", EncryptionContext: sampleContext });
      granted(await reopen(made));
      const answer = await reopen(made, { EncryptionContext: '{"tenant":"beta"}' });
      return refusedWith(answer, undecryptable, notThisContext);
    });

  must("refuse another context however often it is tried", "GDK-23")
    .claiming("Decrypt")
    .once(async ({ good, reopen, repeat }) => {
      const made = await good({ KeySpec: "AES_128", EncryptionContext: sampleContext });
      await repeat(4, async () => {
        const answer = await reopen(made, { EncryptionContext: '{"tenant":"alpha"}' });
        refusedWith(answer, undecryptable, notThisContext);
      });
    });

  may("compare contexts by characters or by value", "GDK-71")
    .claiming("Decrypt")
    .each(
      respellings(sampleContext).map((row, at) => ({ ...row, effort: at === 0 ? "standard" : "thorough" })),
      async ({ context }, { good, reopen }) => {
        const made = await good({ KeySpec: "AES_256", EncryptionContext: sampleContext });
        return (await reopen(made, { EncryptionContext: context })).reply.kind;
      },
    );

  may("refuse or ignore a context that the data key was made without", "GDK-71")
    .claiming("Decrypt")
    .once(async ({ good, decrypt }) => {
      const made = dataKeyOf(await good());
      return (
        await decrypt({
          CiphertextBlob: made.blob,
          EncryptionContext: sampleContext,
        })
      ).reply.kind;
    });
});
