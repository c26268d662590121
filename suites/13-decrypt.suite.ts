import {
  authorizationTampers,
  blobChanges,
  bodyTampers,
  lastLetterChanges,
  sampleContext,
  scopeTampers,
  secretIdTampers,
  signatureTampers,
  undecryptableOrUnknown,
  unsigned,
} from "../src/cases/index.ts";
import {
  dataKeyOf,
  decrypted,
  granted,
  refusedOrSame,
  refusedWith,
  sameBytes,
  sameKeyId,
  suite,
} from "../src/harness/index.ts";
import type { SignedRequest } from "../src/model/exchange.ts";

const wronglySigned = [
  "AuthFailure.SignatureFailure",
  "AuthFailure.InvalidAuthorization",
  "MissingParameter",
  "InvalidParameter",
];
/** Where the caller, the scope or a token may be what is wrong. */
const unsignedOrStrange = [...unsigned, "AuthFailure.SignatureExpire", "NoSuchProduct"];
/** Touches nothing but whether the signature is right. */
const ofSignatureAlone = "flip-last";
const noVersion = ["NoSuchVersion", "InvalidAction", "InvalidParameter", "InvalidParameterValue"];
const named = <R extends { readonly name: string }>(of: string, rows: readonly R[]): readonly R[] =>
  rows.map((row) => ({ ...row, name: `${of}.${row.name}` }));
/** Sent by GET where Decrypt is granted so: that another method is verified says nothing of this one. */
const sentByGet = "flip-first";
const inEveryRun = ["missing", ofSignatureAlone, sentByGet, "secret-id.unknown"];
const decryptTampers = [
  ...authorizationTampers(),
  ...signatureTampers().filter(({ name, effort }) => name !== "empty" && effort === "standard"),
  ...named("scope", scopeTampers()),
  ...named("secret-id", secretIdTampers()),
  // The others change a length, which Decrypt has not.
  ...named("body", bodyTampers()).filter(({ name }) => name.startsWith("body.space")),
].map((row) => ({
  ...row,
  codes: row.name === ofSignatureAlone ? wronglySigned : unsignedOrStrange,
  effort: inEveryRun.includes(row.name) ? ("standard" as const) : ("thorough" as const),
}));

suite("decrypt", ({ must }) => {
  must("decrypt to Base64", "DEC-01")
    .claiming("Decrypt")
    .once(async ({ firstDataKey, decrypt }) => {
      decrypted(await decrypt({ CiphertextBlob: (await firstDataKey()).blob }));
    });

  must("name the CMK in KeyId of Decrypt", "DEC-02")
    .claiming("Decrypt")
    .once(async ({ good, decrypt, fixture }) => {
      const made = dataKeyOf(await good());
      const answer = await decrypt({ CiphertextBlob: made.blob });
      sameKeyId(granted(answer).fields["KeyId"], fixture("enabledKey"), "KeyId of Decrypt", answer);
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
      sameKeyId(granted(answer).fields["KeyId"], fixture("otherEnabledKey"), "KeyId of Decrypt", answer);
    });

  must("never decrypt a changed CiphertextBlob to something else", "DEC-03")
    .claiming("Decrypt")
    .once(async ({ good, reopen, together }) => {
      // Long enough that some changes fall between its first and its last block.
      const made = await good({ NumberOfBytes: 96 });
      const { blob, bytes } = dataKeyOf(made);
      await together(blobChanges, async ({ change }) => {
        const answer = await reopen(made, { CiphertextBlob: change(blob) });
        refusedOrSame(answer, undecryptableOrUnknown, bytes, "nobody made this CiphertextBlob");
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
        refusedOrSame(answer, undecryptableOrUnknown, bytes, "nobody made this CiphertextBlob");
      });
    });

  must("never decrypt a CiphertextBlob that is cut short to something else", "DEC-03")
    .claiming("Decrypt")
    .once(async ({ firstDataKey, decrypt }) => {
      const { blob, bytes } = await firstDataKey();
      const answer = await decrypt({ CiphertextBlob: blob.slice(0, -8) });
      return refusedOrSame(answer, undecryptableOrUnknown, bytes, "nobody made this CiphertextBlob");
    });

  must("refuse what nobody can take for a CiphertextBlob", "DEC-03")
    .claiming("Decrypt")
    .once(async ({ decrypt }) => {
      const answer = await decrypt({ CiphertextBlob: "bm8gY2lwaGVydGV4dA==" });
      return refusedWith(answer, undecryptableOrUnknown, "nobody made this CiphertextBlob");
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
    .once(async ({ firstDataKey, send, endpointTime }) => {
      const { blob: CiphertextBlob } = await firstDataKey();
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
    .each(decryptTampers, async ({ name, alter, codes }, { firstDataKey, opensByGet, send }) => {
      const { blob: CiphertextBlob } = await firstDataKey();
      const how = name === sentByGet && (await opensByGet()) ? { method: "GET" as const } : {};
      const parameters = { CiphertextBlob };
      const answer = await send({ action: "Decrypt", parameters, signing: { alter }, ...how });
      refusedWith(answer, codes, "the request is not rightly signed");
    });

  must("refuse a signature over no body for Decrypt too", "TC3-03")
    .claiming("Decrypt")
    .once(async ({ firstDataKey, send }) => {
      const parameters = { CiphertextBlob: (await firstDataKey()).blob };
      const body = Buffer.from(JSON.stringify(parameters));
      const alter = (request: SignedRequest) => ({ ...request, body });
      const answer = await send({ action: "Decrypt", parameters, body: "", signing: { alter } });
      refusedWith(answer, ["AuthFailure.SignatureFailure"], "the signature covers the body");
    });

  must("refuse an unknown Version for Decrypt too", "API-10")
    .claiming("Decrypt")
    .once(async ({ send, firstDataKey }) => {
      const { blob: CiphertextBlob } = await firstDataKey();
      const answer = await send({ action: "Decrypt", version: "2019-01-19", parameters: { CiphertextBlob } });
      refusedWith(answer, noVersion, "the version does not exist");
    });
});
