import { oversizedBodies, sampleContext, undecryptableOrUnknown, wrongBodies } from "../src/cases/index.ts";
import {
  asPredicted,
  dataKeyOf,
  decrypted,
  granted,
  refusedOrSame,
  sameBytes,
  suiteOneByOne,
} from "../src/harness/index.ts";
import type { Call } from "../src/model/exchange.ts";
import type { Effort } from "../src/model/profile.ts";

/** The bodies after which an endpoint is most likely to be found deaf; the others are tried in a thorough run. */
const telling = new Set(["array", "brace", "deep", "not-utf-8", "padded"]);
const disturbances = [...wrongBodies(), ...oversizedBodies()].map((row) => ({
  ...row,
  effort: telling.has(row.name) ? ("standard" as const) : ("thorough" as const),
}));

interface Refusal extends Partial<Call> {
  readonly name: string;
  readonly effort?: Effort;
  readonly role?: "absentKey";
}

/** Calls that are refused, each by another part of an endpoint; `parameters` stand beside those of a good request. */
const refusals: readonly Refusal[] = [
  { name: "unknown-secret-id", signing: { secretId: `AKID${"z".repeat(32)}`, secretKey: "x".repeat(32) } },
  { name: "unknown-action", action: "NoSuchAction" },
  { name: "wrong-type", parameters: { NumberOfBytes: "16" } },
  { name: "wrong-key-spec", parameters: { NumberOfBytes: undefined, KeySpec: "AES_512" } },
  { name: "wrong-signature", signing: { secretKey: "x".repeat(32) }, effort: "thorough" },
  { name: "expired", signing: { timestampOffset: -660 }, effort: "thorough" },
  { name: "unknown-version", version: "2019-01-19", effort: "thorough" },
  { name: "too-long", parameters: { NumberOfBytes: 1025 }, effort: "thorough" },
  { name: "absent-key", role: "absentKey", effort: "thorough" },
];

/** Nothing is missing where only the name of the CMK is another. */
const underAnother = undecryptableOrUnknown.filter((code) => code !== "MissingParameter");

suiteOneByOne("succession", ({ must }) => {
  must("refuse a request with neither right after one with both", "GDK-13").once(async ({ call, good }) => {
    granted(await good({ KeySpec: "AES_256", NumberOfBytes: 24 }));
    asPredicted(await call({ parameters: {}, faults: ["KeySpec.oneOf"] }));
  });

  must("refuse a request without KeyId right after one with it", "GDK-07").once(async ({ call, good }) => {
    granted(await good());
    asPredicted(await call({ parameters: { KeySpec: "AES_256" }, faults: ["KeyId.required"] }));
  });

  must("give CmkDisabled to the same request again", "GDK-64").once(async ({ call, inState }) => {
    const row = inState({ parameters: { NumberOfBytes: 48 } }, "disabledKey");
    asPredicted(await call(row));
    asPredicted(await call(row));
  });

  must("bind a data key to no context of the request before", "GDK-50")
    .claiming("Decrypt")
    .once(async ({ good, decrypt }) => {
      granted(await good({ KeySpec: "AES_256", EncryptionContext: sampleContext }));
      const made = dataKeyOf(await good());
      const answer = await decrypt({ CiphertextBlob: made.blob });
      sameBytes(decrypted(answer), made.bytes, "Decrypt without a context", answer);
    });

  must("serve a good request right after a bad one", "API-14").each(
    disturbances,
    async ({ body }, { attempt, good, goodBody }) => {
      await attempt({ parameters: {}, body: body(goodBody()) });
      granted(await good());
    },
  );

  must("serve a good request right after a refused one", "API-14").each<Refusal>(
    refusals,
    async (
      { name: _, effort: __, role, parameters = {}, ...call },
      { send, good, goodParameters, fixture },
    ) => {
      const key = role === undefined ? {} : { KeyId: fixture(role) };
      await send({ ...call, parameters: { ...goodParameters(), ...key, ...parameters } });
      granted(await good());
    },
  );

  must("still decrypt the first CiphertextBlob of the run", "DEC-04")
    .claiming("Decrypt")
    .once(async ({ firstDataKey, decrypt }) => {
      const made = await firstDataKey();
      const answer = await decrypt({ CiphertextBlob: made.blob });
      sameBytes(decrypted(answer), made.bytes, "Decrypt of the first CiphertextBlob", answer);
    });

  must("decrypt data keys that begin or end with a zero byte", "GDK-50")
    .claiming("Decrypt")
    .once(async ({ zeroEdged, decrypt, together }) => {
      await together(await zeroEdged(), async ({ dataKey, asked: { EncryptionContext } }) => {
        const answer = await decrypt({ CiphertextBlob: dataKey.blob, EncryptionContext });
        sameBytes(decrypted(answer), dataKey.bytes, "Decrypt of CiphertextBlob", answer);
      });
    });

  must("never decrypt a CiphertextBlob under another CMK than it was made under", "DEC-03")
    .claiming("Decrypt")
    .once(async ({ underOtherName, decrypt }) => {
      const { made, blob } = await underOtherName();
      const answer = await decrypt({ CiphertextBlob: blob }, made.keyId);
      return refusedOrSame(answer, underAnother, made.bytes, "nobody made this CiphertextBlob");
    });
});
