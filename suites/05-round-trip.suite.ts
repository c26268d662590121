import {
  authorizationTampers,
  blobChanges,
  disguisedContexts,
  lastLetterChanges,
  otherContexts,
  respellings,
  roundTrips,
  sampleContext,
  signatureTampers,
  subtleContexts,
  validContexts,
} from "../src/cases/index.ts";
import {
  askedVariously,
  dataKeyOf,
  dataKeyWhereOffered,
  decrypted,
  facts,
  granted,
  refusedOrSame,
  refusedWith,
  sameBytes,
  sameText,
  schema,
  suite,
  untold,
} from "../src/harness/index.ts";

const unknownKey = ["ResourceUnavailable.CmkNotFound", "InvalidParameterValue.InvalidKeyId"];
/**
 * Data keys with the sample context, each lent to several checks: that a context is bound to long data keys says nothing of
 * short ones, nor of encrypted ones.
 */
const bound = askedVariously(
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
const changedContexts = bound.flatMap((row, at) =>
  [...otherContexts(sampleContext), ...noContexts, ...disguisedContexts(sampleContext)]
    .filter((_, index) => index % bound.length === at)
    .map((change) => ({ ...row, ...change, lent: `data key ${at}`, effort: effortOf(change.name) })),
);
/** Lengths around which a block, a byte or a buffer ends. */
const lengths = [15, 17, 31, 33, 255, 256, 512];
const keptContexts = askedVariously(
  validContexts.map(({ name, effort, context }, at) => {
    const size = { NumberOfBytes: lengths[at % lengths.length], EncryptionContext: context };
    return { name, effort, parameters: size, faults: [] };
  }),
);
const unsigned = [
  "AuthFailure.SignatureFailure",
  "AuthFailure.InvalidAuthorization",
  "MissingParameter",
  "InvalidParameter",
];
const decryptTampers = [...authorizationTampers(), ...signatureTampers()].filter(({ name }) =>
  ["missing", "flip-last"].includes(name),
);
const notThisContext = "the context is not the string that the data key was made with";
const refusals = [
  "InvalidParameterValue.InvalidCiphertext",
  "InvalidParameter",
  "InvalidParameterValue",
  "FailedOperation",
  "FailedOperation.EncryptionError",
  "FailedOperation.DecryptError",
  "MissingParameter",
];

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
      untold(answer, Buffer.from(dataKeyOf(made).bytes).toString("hex"), "the data key");
      return refusedWith(answer, refusals, notThisContext);
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
      return refusedWith(answer, refusals, notThisContext);
    });

  must("refuse to decrypt without the context of an encrypted data key", "GDK-23")
    .claiming("Decrypt")
    .from("thorough")
    .once(async ({ call, decrypt }) => {
      const parameters = { KeySpec: "AES_256", EncryptionContext: sampleContext, EncryptionAlgorithm: "SM2" };
      const { blob } = dataKeyOf(await call({ parameters, key: "SM2" }));
      return refusedWith(await decrypt({ CiphertextBlob: blob }), refusals, notThisContext);
    });

  must("refuse to decrypt without the context of a data key that RSA encrypted", "GDK-23")
    .claiming("Decrypt")
    .from("thorough")
    .once(async ({ call, decrypt }) => {
      const algorithm = { EncryptionAlgorithm: "RSAES_OAEP_SHA_256" };
      const parameters = { KeySpec: "AES_256", EncryptionContext: sampleContext, ...algorithm };
      const { blob } = dataKeyOf(await call({ parameters, key: "RSA_2048" }));
      return refusedWith(await decrypt({ CiphertextBlob: blob }), refusals, notThisContext);
    });

  must("refuse another context also after the right one", "GDK-23")
    .claiming("Decrypt")
    .once(async ({ good, reopen }) => {
      const made = await good({ KeySpec: "AES_256", EncryptionContext: sampleContext });
      granted(await reopen(made));
      const answer = await reopen(made, { EncryptionContext: '{"tenant":"beta"}' });
      return refusedWith(answer, refusals, notThisContext);
    });

  must("refuse another context however often it is tried", "GDK-23")
    .claiming("Decrypt")
    .once(async ({ good, reopen, repeat }) => {
      const made = await good({ KeySpec: "AES_128", EncryptionContext: sampleContext });
      await repeat(4, async () => {
        const answer = await reopen(made, { EncryptionContext: '{"tenant":"alpha"}' });
        refusedWith(answer, refusals, notThisContext);
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

  must("decrypt to Base64", "DEC-01")
    .claiming("Decrypt")
    .once(async ({ good, decrypt }) => {
      decrypted(await decrypt({ CiphertextBlob: dataKeyOf(await good()).blob }));
    });

  must("name the CMK in KeyId of Decrypt", "DEC-02")
    .claiming("Decrypt")
    .once(async ({ good, decrypt, fixture }) => {
      const made = dataKeyOf(await good());
      const answer = await decrypt({ CiphertextBlob: made.blob });
      sameText(granted(answer).fields["KeyId"], fixture("enabledKey"), "KeyId of Decrypt", answer);
    });

  must("name the CMK in every answer of Decrypt", "DEC-02").claiming("Decrypt").throughout();

  must("seal under the CMK that the request names", "DEC-02")
    .claiming("Decrypt")
    .once(async ({ good, decrypt, fixture }) => {
      const context = { EncryptionContext: sampleContext };
      const made = dataKeyOf(
        await good({ KeyId: fixture("otherEnabledKey"), KeySpec: "AES_256", ...context }),
      );
      const answer = await decrypt({ CiphertextBlob: made.blob, ...context });
      sameText(granted(answer).fields["KeyId"], fixture("otherEnabledKey"), "KeyId of Decrypt", answer);
    });

  must("never decrypt a changed CiphertextBlob to something else", "DEC-03")
    .claiming("Decrypt")
    .once(async ({ good, reopen, together }) => {
      const made = await good();
      const { blob, bytes } = dataKeyOf(made);
      await together(blobChanges, async ({ change }) => {
        const answer = await reopen(made, { CiphertextBlob: change(blob) });
        refusedOrSame(answer, [...refusals, ...unknownKey], bytes, "nobody made this CiphertextBlob");
      });
    });

  must("never decrypt a CiphertextBlob to something else with any of its last letters changed", "DEC-03")
    .claiming("Decrypt")
    .from("thorough")
    .once(async ({ good, reopen, together }) => {
      const made = await good({ KeySpec: "AES_128" });
      const { blob, bytes } = dataKeyOf(made);
      await together(lastLetterChanges, async ({ change }) => {
        const answer = await reopen(made, { CiphertextBlob: change(blob) });
        refusedOrSame(answer, [...refusals, ...unknownKey], bytes, "nobody made this CiphertextBlob");
      });
    });

  must("never decrypt a CiphertextBlob that is cut short to something else", "DEC-03")
    .claiming("Decrypt")
    .once(async ({ good, reopen }) => {
      const made = await good();
      const { blob, bytes } = dataKeyOf(made);
      const answer = await reopen(made, { CiphertextBlob: blob.slice(0, -8) });
      return refusedOrSame(answer, [...refusals, ...unknownKey], bytes, "nobody made this CiphertextBlob");
    });

  must("refuse what nobody can take for a CiphertextBlob", "DEC-03")
    .claiming("Decrypt")
    .once(async ({ decrypt }) => {
      const answer = await decrypt({ CiphertextBlob: "bm8gY2lwaGVydGV4dA==" });
      return refusedWith(answer, [...refusals, ...unknownKey], "nobody made this CiphertextBlob");
    });

  must("refuse a parameter of Decrypt that is not defined", "API-11")
    .claiming("Decrypt")
    .once(async ({ firstDataKey, decrypt }) => {
      const { blob } = await firstDataKey();
      const answer = await decrypt({ CiphertextBlob: blob, UndefinedParameter: "x" });
      refusedWith(answer, ["UnknownParameter", "InvalidParameter"], "the parameter is not defined");
    });

  must("refuse an expired Decrypt", "TC3-09")
    .claiming("Decrypt")
    .once(async ({ good, send, endpointTime }) => {
      const { blob: CiphertextBlob } = dataKeyOf(await good());
      const signing = { timestampOffset: endpointTime(-660) };
      const answer = await send({ action: "Decrypt", parameters: { CiphertextBlob }, signing });
      refusedWith(answer, ["AuthFailure.SignatureExpire"], "more than five minutes off");
    });

  must("decrypt a CiphertextBlob twice to the same", "DEC-04")
    .claiming("Decrypt")
    .once(async ({ good, decrypt }) => {
      const made = dataKeyOf(await good());
      const again = { CiphertextBlob: made.blob };
      const [first, , third] = [await decrypt(again), await decrypt(again), await decrypt(again)];
      sameBytes(decrypted(third), decrypted(first), "The third Decrypt", third);
    });

  must("verify the signature of Decrypt too", "TC3-02")
    .claiming("Decrypt")
    .each(decryptTampers, async ({ alter }, { good, send }) => {
      const { blob } = dataKeyOf(await good());
      const answer = await send({
        action: "Decrypt",
        parameters: { CiphertextBlob: blob },
        signing: { alter },
      });
      refusedWith(answer, unsigned, "the request is not rightly signed");
    });
});
