import { type Action, integer, text } from "../action.ts";
import { type Change, replacing, together } from "../change.ts";
import { Refusal } from "../refusal.ts";
import { isSealing, onResponse, refusing, variant } from "./change.ts";
import type { Variant } from "./variant.ts";

const keyIdLike = /^[A-Za-z0-9_-]{8,64}$/;

/** Refuses a number with a point or an exponent, which the parser alone would not tell from an integer. */
const plainDigits: Change = (reference) => ({
  ...reference,
  decodeBody: (call, body) => {
    const parameters = reference.decodeBody(call, body);
    if (!/"NumberOfBytes"\s*:\s*-?\d+[.eE]/.test(Buffer.from(body).toString("utf8"))) return parameters;
    throw new Refusal("InvalidParameter", "`NumberOfBytes` must be an Integer");
  },
});

const laterParameters = [
  integer("IsHostedByKms", "optional"),
  text("DataKeyName", "optional"),
  text("Description", "optional"),
  text("HsmClusterId", "optional"),
];
const later = (action: Action): Action => ({
  ...action,
  parameters: [...action.parameters, ...laterParameters],
});

/** Other readings of parameters. */
export const valueVariants: readonly Variant[] = [
  variant(
    "losing-key-spec-ignored",
    "a KeySpec next to NumberOfBytes does not count, be it valid or not",
    (reference) => ({
      ...reference,
      checkKeySpec: (call) =>
        call.integer("NumberOfBytes") === undefined ? reference.checkKeySpec(call) : undefined,
    }),
  ),
  variant(
    "losing-key-spec-before-bounds",
    "an invalid KeySpec is refused before NumberOfBytes is looked at",
    (reference) => ({
      ...reference,
      checkNumberOfBytes: (call) => {
        reference.checkKeySpec(call);
        reference.checkNumberOfBytes(call);
      },
    }),
  ),
  variant(
    "empty-strings-as-absent",
    "an empty string counts as left out where a string may stand",
    (reference) => ({
      ...reference,
      readParameters: (call) => {
        const texts = call.action.parameters.filter(({ type }) => type === "string").map(({ name }) => name);
        return new Map(
          [...reference.readParameters(call)].filter(
            ([name, value]) => value !== "" || !texts.includes(name),
          ),
        );
      },
    }),
  ),
  variant("empty-strings-refused", "an empty string is an invalid value of every parameter", (reference) => ({
    ...reference,
    asText: (name, value) => {
      if (value === "" && name !== "KeyId")
        throw new Refusal("InvalidParameter", `\`${name}\` must not be empty`);
      return reference.asText(name, value);
    },
  })),
  variant(
    "empty-public-key-malformed",
    "an empty public key is none that can be read",
    replacing({ isEmpty: () => false }),
  ),
  variant(
    "null-refused",
    "null is a value of another type",
    replacing({ isAbsent: (value) => value === undefined }),
  ),
  variant("null-optional-refused", "null counts as left out for KeyId only", (reference) => ({
    ...reference,
    checkTypes: (call) => {
      const named = call.action.parameters.find(
        ({ name, required }) => !required && call.parameters.get(name) === null,
      );
      if (named !== undefined) throw new Refusal("InvalidParameter", `\`${named.name}\` must not be null`);
      reference.checkTypes(call);
    },
  })),
  variant("zero-fractions-refused", "16.0 and 1.6e1 are no integers", plainDigits),
  variant(
    "key-ids-of-any-form",
    "every word that could be a name may be a KeyId, and is then not found",
    (reference) => ({
      ...reference,
      checkKeyId: (call) =>
        keyIdLike.test(call.text("KeyId") ?? "") ? undefined : reference.checkKeyId(call),
    }),
  ),
  variant(
    "key-ids-up-to-64",
    "a KeyId has at most 64 characters of any printable sort and one hyphen",
    (reference) => ({
      ...reference,
      checkKeyId: (call) =>
        /^[!-&(-.0-;=?-~]{1,64}$/.test(call.text("KeyId") ?? "") ? undefined : reference.checkKeyId(call),
    }),
  ),
  variant(
    "later-parameters-known",
    "parameters of later revisions are defined, and refused as other undefined ones are not",
    (reference) => ({
      ...reference,
      actions: {
        ...reference.actions,
        GenerateDataKey: later(
          reference.actions["GenerateDataKey"] ?? {
            name: "GenerateDataKey",
            parameters: [],
            use: "seal",
            run: () => ({}),
          },
        ),
      },
    }),
  ),
  variant("action-in-any-case", "Action is known in any case", (reference) => ({
    ...reference,
    findAction: (call) => {
      const named = call.header("x-tc-action")?.toLowerCase();
      const known = Object.entries(call.rules.actions).find(([name]) => name.toLowerCase() === named);
      return known?.[1] ?? reference.findAction(call);
    },
  })),
  variant(
    "oversized-413",
    "a request that is too large is answered with HTTP status 413",
    onResponse((answer, _call, code) =>
      code === "RequestSizeLimitExceeded" ? { ...answer, status: 413 } : answer,
    ),
  ),
  variant(
    "oversized-400",
    "a request that is too large is answered with HTTP status 400 and a page",
    onResponse((answer, _call, code) =>
      code === "RequestSizeLimitExceeded"
        ? { ...answer, status: 400, headers: { "content-type": "text/html" }, body: "<h1>Bad Request</h1>" }
        : answer,
    ),
  ),
  variant(
    "oversized-502",
    "a request that is too large is answered with the page of a gateway",
    onResponse((answer, _call, code) =>
      code === "RequestSizeLimitExceeded"
        ? { ...answer, status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad Gateway</h1>" }
        : answer,
    ),
  ),
  variant(
    "oversized-cut",
    "a request that is too large gets no answer but the end of its connection",
    (reference) => ({
      ...reference,
      deliver: (answer, connection) => {
        if (Buffer.from(answer.body).includes("RequestSizeLimitExceeded")) connection.destroy();
        else reference.deliver(answer, connection);
      },
    }),
  ),
  variant(
    "oversized-from-1-mb",
    "a request of more than 1 MB is too large",
    replacing({ bodyMaximum: 1024 * 1024 }),
  ),
  variant(
    "strict-in-everything",
    "every freedom to refuse is taken",
    together(
      plainDigits,
      replacing({ isAbsent: (value) => value === undefined, isEmpty: () => false }),
      refusing(
        (call) =>
          isSealing(call) &&
          call.filledText("EncryptionAlgorithm") !== undefined &&
          call.parameters.get("EncryptionPublicKey") === undefined,
      ),
    ),
  ),
];
