import {
  authorizationTampers,
  otherContexts,
  respellings,
  roundTrips,
  sampleContext,
  signatureTampers,
  subtleContexts,
  validContexts,
  withOneLetterChanged,
} from "../src/cases/index.ts";
import {
  dataKeyOf,
  decrypted,
  facts,
  granted,
  refusedOrSame,
  refusedWith,
  sameBytes,
  sameText,
  schema,
  suite,
} from "../src/harness/index.ts";

const unknownKey = ["ResourceUnavailable.CmkNotFound", "InvalidParameterValue.InvalidKeyId"];
/** Sizes in turn: that a context is bound to long data keys says nothing of short ones. */
const sizes = [{ KeySpec: "AES_256" }, { NumberOfBytes: 1 }, { NumberOfBytes: 1024 }, { KeySpec: "AES_128" }];
const changedContexts = otherContexts(sampleContext).map((change, at) => ({
  ...change,
  size: sizes[at % sizes.length] ?? {},
  effort: change.name === "value-changed" ? ("smoke" as const) : ("standard" as const),
}));
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
    .each(roundTrips(schema, facts), async (row, { call, decrypt }) => {
      const made = dataKeyOf(await call(row));
      const answer = await decrypt({ CiphertextBlob: made.blob });
      sameBytes(decrypted(answer), made.bytes, "Decrypt of CiphertextBlob", answer);
    });

  must("decrypt with the same context", "GDK-22")
    .claiming("Decrypt")
    .each(validContexts, async ({ context }, { good, decrypt }) => {
      const made = dataKeyOf(await good({ KeySpec: "AES_256", EncryptionContext: context }));
      const answer = await decrypt({
        CiphertextBlob: made.blob,
        EncryptionContext: context,
      });
      sameBytes(decrypted(answer), made.bytes, "Decrypt with the same context", answer);
    });

  must("refuse to decrypt with another context", "GDK-23")
    .claiming("Decrypt")
    .each(changedContexts, async ({ context, size }, { good, decrypt }) => {
      const made = dataKeyOf(await good({ ...size, EncryptionContext: sampleContext }));
      const given = context === undefined ? {} : { EncryptionContext: context };
      return refusedWith(await decrypt({ CiphertextBlob: made.blob, ...given }), refusals, notThisContext);
    });

  must(
    "refuse to decrypt with a context that differs far inside or in one letter of another script",
    "GDK-23",
  )
    .claiming("Decrypt")
    .each(subtleContexts, async ({ made, given }, { good, decrypt }) => {
      const { blob } = dataKeyOf(await good({ KeySpec: "AES_256", EncryptionContext: made }));
      const answer = await decrypt({ CiphertextBlob: blob, EncryptionContext: given });
      return refusedWith(answer, refusals, notThisContext);
    });

  must("refuse to decrypt without the context of an encrypted data key", "GDK-23")
    .claiming("Decrypt")
    .once(async ({ call, decrypt }) => {
      const parameters = { KeySpec: "AES_256", EncryptionContext: sampleContext, EncryptionAlgorithm: "SM2" };
      const { blob } = dataKeyOf(await call({ parameters, key: "SM2" }));
      return refusedWith(await decrypt({ CiphertextBlob: blob }), refusals, notThisContext);
    });

  must("refuse to decrypt without the context of a data key that RSA encrypted", "GDK-23")
    .claiming("Decrypt")
    .once(async ({ call, decrypt }) => {
      const algorithm = { EncryptionAlgorithm: "RSAES_OAEP_SHA_256" };
      const parameters = { KeySpec: "AES_256", EncryptionContext: sampleContext, ...algorithm };
      const { blob } = dataKeyOf(await call({ parameters, key: "RSA_2048" }));
      return refusedWith(await decrypt({ CiphertextBlob: blob }), refusals, notThisContext);
    });

  must("refuse another context also after the right one", "GDK-23")
    .claiming("Decrypt")
    .once(async ({ good, decrypt }) => {
      const { blob } = dataKeyOf(await good({ KeySpec: "AES_256", EncryptionContext: sampleContext }));
      granted(await decrypt({ CiphertextBlob: blob, EncryptionContext: sampleContext }));
      const answer = await decrypt({ CiphertextBlob: blob, EncryptionContext: '{"tenant":"beta"}' });
      return refusedWith(answer, refusals, notThisContext);
    });

  may("compare contexts by characters or by value", "GDK-71")
    .claiming("Decrypt")
    .each(respellings(sampleContext), async ({ context }, { good, decrypt }) => {
      const made = dataKeyOf(await good({ KeySpec: "AES_256", EncryptionContext: sampleContext }));
      return (
        await decrypt({
          CiphertextBlob: made.blob,
          EncryptionContext: context ?? "",
        })
      ).reply.kind;
    });

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
    .once(async ({ good, decrypt }) => {
      const made = dataKeyOf(await good());
      const answer = await decrypt({
        CiphertextBlob: withOneLetterChanged(made.blob),
      });
      return refusedOrSame(
        answer,
        [...refusals, ...unknownKey],
        made.bytes,
        "nobody made this CiphertextBlob",
      );
    });

  must("never decrypt a CiphertextBlob that is cut short to something else", "DEC-03")
    .claiming("Decrypt")
    .once(async ({ good, decrypt }) => {
      const made = dataKeyOf(await good());
      const answer = await decrypt({ CiphertextBlob: made.blob.slice(0, -8) });
      return refusedOrSame(
        answer,
        [...refusals, ...unknownKey],
        made.bytes,
        "nobody made this CiphertextBlob",
      );
    });

  must("refuse what nobody can take for a CiphertextBlob", "DEC-03")
    .claiming("Decrypt")
    .once(async ({ decrypt }) => {
      const answer = await decrypt({ CiphertextBlob: "bm8gY2lwaGVydGV4dA==" });
      return refusedWith(answer, [...refusals, ...unknownKey], "nobody made this CiphertextBlob");
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
      const [first, second] = [
        await decrypt({ CiphertextBlob: made.blob }),
        await decrypt({ CiphertextBlob: made.blob }),
      ];
      sameBytes(decrypted(second), decrypted(first), "The second Decrypt", second);
    });

  must("verify the signature of Decrypt too", "TC3-02")
    .claiming("Decrypt")
    .from("standard")
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
