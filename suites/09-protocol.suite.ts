import {
  asEachWord,
  asOlderVersion,
  brokenQueries,
  extendedBodies,
  inSmallLetters,
  oversizedBodies,
  queryTampers,
  spelled,
  unknownMemberBodies,
  validRequest,
  wrongBodies,
} from "../src/cases/index.ts";
import { canonicalQuery } from "../src/crypto/index.ts";
import {
  asPredicted,
  dataKeyOf,
  dataKeyOfLength,
  decrypted,
  facts,
  granted,
  notGranted,
  refusedWith,
  sameBytes,
  schema,
  suite,
} from "../src/harness/index.ts";
import type { SignedRequest } from "../src/model/exchange.ts";

const unreadable = [
  "InvalidParameter",
  "InvalidParameterValue",
  "InvalidRequest",
  "MissingParameter",
  "UnknownParameter",
  "InvalidParameterValue.InvalidKeyId",
  "RequestSizeLimitExceeded",
];
const noAction = ["MissingParameter", "InvalidAction", "InvalidParameter", "InvalidParameterValue"];
const noVersion = [
  "MissingParameter",
  "NoSuchVersion",
  "InvalidAction",
  "InvalidParameter",
  "InvalidParameterValue",
];

/** Names of headers as different clients write them. */
const headerCases = [
  { name: "lower", spell: inSmallLetters },
  { name: "each-word", spell: asEachWord },
  { name: "capitals", spell: (name: string) => name.toUpperCase(), effort: "thorough" as const },
];

/** Of the vendor's clients, to find a request again: it is no RequestId, which is another one for each request. */
const traced = { "x-tc-traceid": "3f1c7f8e-6d0b-4c62-9a57-0d4ff0d1b7aa" };

/** 960 bytes, three times as many in a query. */
const longContext = `{"note":"${"\u4f01\u9e45".repeat(160)}"}`;

suite("protocol", ({ must, may }) => {
  must("take the media type with a charset", "API-01").once(async ({ call }) => {
    asPredicted(
      await call({ parameters: { KeySpec: "AES_256" } }, { contentType: "application/json; charset=utf-8" }),
    );
  });

  must("know headers whatever the case of their names", "API-01").each(
    headerCases,
    async ({ spell }, { signed }) => {
      const alter = (request: SignedRequest) =>
        spelled({ ...request, headers: { ...request.headers, ...traced } }, spell);
      granted(await signed({ alter }));
    },
  );

  may("serve GET like POST", "API-02").once(async ({ call }) => {
    return (await call({ parameters: { KeySpec: "AES_256" } }, { method: "GET" })).reply.kind;
  });

  must("give exactly NumberOfBytes bytes by GET too", "GDK-14").each(
    [1, 16, 1024].map((length) => ({ name: `${length}`, length })),
    async ({ length }, { call, offeredGet }) => {
      await offeredGet();
      dataKeyOfLength(await call({ parameters: { NumberOfBytes: length } }, { method: "GET" }), length);
    },
  );

  must("let NumberOfBytes prevail by GET too", "GDK-17").once(async ({ call, offeredGet }) => {
    await offeredGet();
    dataKeyOfLength(
      await call({ parameters: { NumberOfBytes: 24, KeySpec: "AES_256" } }, { method: "GET" }),
      24,
    );
  });

  must("refuse NumberOfBytes outside of its bounds by GET too", "GDK-15").each(
    [
      { name: "0", length: 0, fault: "NumberOfBytes.minimum" },
      { name: "1025", length: 1025, fault: "NumberOfBytes.maximum" },
    ],
    async ({ length, fault }, { call, offeredGet }) => {
      await offeredGet();
      asPredicted(await call({ parameters: { NumberOfBytes: length }, faults: [fault] }, { method: "GET" }));
    },
  );

  must("refuse a NumberOfBytes that is written as minus zero", "GDK-15").once(
    async ({ signed, goodBody }) => {
      const body = goodBody().replace('"NumberOfBytes":16', '"KeySpec":"AES_256","NumberOfBytes":-0');
      const codes = ["InvalidParameter", "InvalidParameterValue"];
      refusedWith(await signed({}, { body }), codes, "the minimum value is 1");
    },
  );

  must("grant every valid mix of parameters by GET too", "GDK-02").forAll(
    validRequest(schema, facts),
    async (request, { call, offeredGet }) => {
      await offeredGet();
      asPredicted(await call(request, { method: "GET" }));
    },
    { standard: 2, thorough: 60 },
  );

  must("refuse by GET what is refused by POST", "GDK-62").each(
    brokenQueries(schema, facts),
    async (row, { call, offeredGet }) => {
      await offeredGet();
      asPredicted(await call(row, { method: "GET" }));
    },
  );

  must("refuse a query changed after signing", "TC3-03").each(
    queryTampers(),
    async ({ alter }, { signed, offeredGet }) => {
      await offeredGet();
      const answer = await signed({ alter }, { method: "GET" });
      refusedWith(answer, ["AuthFailure.SignatureFailure"], "the signature covers the query");
    },
  );

  must("refuse a NumberOfBytes that was added to a signed query", "TC3-03").once(
    async ({ send, fixture, offeredGet }) => {
      await offeredGet();
      const parameters = { KeyId: fixture("enabledKey"), KeySpec: "AES_256" };
      const alter = (request: SignedRequest) => ({ ...request, path: `${request.path}&NumberOfBytes=1` });
      const answer = await send({ parameters, method: "GET", signing: { alter } });
      refusedWith(answer, ["AuthFailure.SignatureFailure"], "the signature covers the query");
    },
  );

  must("refuse a query that was signed as empty", "TC3-03").once(
    async ({ send, goodParameters, offeredGet }) => {
      await offeredGet();
      const path = `/?${canonicalQuery(goodParameters())}`;
      const alter = (request: SignedRequest) => ({ ...request, path });
      const answer = await send({ parameters: {}, method: "GET", signing: { alter } });
      refusedWith(answer, ["AuthFailure.SignatureFailure"], "the signature covers the query");
    },
  );

  must("take no parameter from the query of a POST", "GDK-13").once(async ({ send, fixture }) => {
    const alter = (request: SignedRequest) => ({ ...request, path: "/?KeySpec=AES_256" });
    return notGranted(await send({ parameters: { KeyId: fixture("enabledKey") }, signing: { alter } }));
  });

  must("take no parameter from the query of a POST, even if it is signed", "GDK-13").once(
    async ({ send, fixture }) =>
      notGranted(await send({ parameters: { KeyId: fixture("enabledKey") }, query: "KeySpec=AES_256" })),
  );

  must("take no Action from the query of a POST", "API-09").once(async ({ signed }) => {
    const alter = (request: SignedRequest) => ({ ...request, path: "/?Action=GenerateDataKey" });
    return notGranted(await signed({ alter }, { action: "NoSuchAction" }));
  });

  must("decrypt a data key made by GET with the percent signs of its context", "GDK-22")
    .claiming("Decrypt")
    .once(async ({ call, reopen, offeredGet }) => {
      await offeredGet();
      const parameters = { KeySpec: "AES_256", EncryptionContext: '{"share":"100%25+1"}' };
      const made = await call({ parameters }, { method: "GET" });
      const answer = await reopen(made);
      sameBytes(decrypted(answer), dataKeyOf(made).bytes, "Decrypt with the same context", answer);
    });

  must("deny a caller without permission by GET too", "GDK-67").once(
    async ({ signed, deniedCaller, offeredGet }) => {
      await offeredGet();
      const codes = ["UnauthorizedOperation", "AuthFailure.UnauthorizedOperation"];
      refusedWith(await signed(deniedCaller(), { method: "GET" }), codes, "the caller has no permission");
    },
  );

  must("give CmkDisabled by GET too", "GDK-64").once(async ({ call, inState, offeredGet }) => {
    await offeredGet();
    const row = inState({ parameters: { KeySpec: "AES_256" } }, "disabledKey");
    asPredicted(await call(row, { method: "GET" }));
  });

  must("encrypt under the public key by GET too", "GDK-48").once(async ({ call, offeredGet }) => {
    await offeredGet();
    const encryption = { EncryptionAlgorithm: "RSAES_OAEP_SHA_256", EncryptionContext: longContext };
    const parameters = { KeySpec: "AES_256", ...encryption };
    asPredicted(await call({ parameters, key: "RSA_2048" }, { method: "GET" }));
  });

  must("grant nothing to a wrong signature of the older version", "TC3-01").once(
    async ({ attempt, goodParameters }) => {
      const alter = (request: SignedRequest) => asOlderVersion(request, goodParameters());
      // Whoever has no GET may turn it away in any way.
      return notGranted(await attempt({ parameters: {}, method: "GET", signing: { as: "nobody", alter } }));
    },
  );

  must("refuse other methods", "API-03").each(
    ["PUT", "DELETE", "PATCH", "OPTIONS"].map((name) => ({ name })),
    async ({ name }, { attempt, goodParameters }) => {
      notGranted(await attempt({ parameters: goodParameters(), method: name }));
    },
  );

  must("refuse a request without Action", "GDK-04").once(async ({ signed }) => {
    refusedWith(await signed({}, { action: null }), noAction, "Action is required");
  });

  must("refuse an empty Action", "GDK-04").once(async ({ signed }) => {
    refusedWith(await signed({}, { action: "" }), noAction, "Action is required");
  });

  must("refuse an unknown Action", "API-09").each(
    [
      { name: "GenerateDataKeys" },
      // Another vendor has it.
      { name: "GenerateDataKeyWithoutPlaintext" },
      { name: "NoSuchAction" },
      // What a plain object has whatever it holds.
      { name: "constructor" },
      { name: "toString", effort: "thorough" as const },
    ],
    async ({ name }, { signed }) => {
      refusedWith(await signed({}, { action: name }), ["InvalidAction"], "the action does not exist");
    },
  );

  must("refuse a request without Version", "GDK-05").once(async ({ signed }) => {
    refusedWith(await signed({}, { version: null }), noVersion, "Version is required");
  });

  must("refuse an unknown Version", "API-10").each(
    [
      { name: "2000-01-01", effort: "thorough" as const },
      { name: "2019-01-19" },
      { name: "2019-01-180" },
      { name: "20190118" },
      { name: "latest" },
    ],
    async ({ name }, { signed }) => {
      refusedWith(await signed({}, { version: name }), noVersion, "the version does not exist");
    },
  );

  must("refuse an unknown Version by GET too", "API-10").once(async ({ signed, offeredGet }) => {
    await offeredGet();
    const answer = await signed({}, { version: "2000-01-01", method: "GET" });
    refusedWith(answer, noVersion, "the version does not exist");
  });

  must("refuse a body that is not a JSON object", "API-12").each(
    wrongBodies(),
    async ({ body }, { signed, goodBody }) => {
      refusedWith(await signed({}, { body: body(goodBody()) }), unreadable, "the body is not a JSON object");
    },
  );

  may("read more than JSON, or refuse it", "API-17").each(
    extendedBodies(),
    async ({ body }, { signed, goodBody }) => (await signed({}, { body: body(goodBody()) })).reply.kind,
  );

  must("refuse an undefined member that JSON text can hold", "API-11").each(
    unknownMemberBodies(),
    async ({ body }, { signed, goodBody }) => {
      refusedWith(await signed({}, { body: body(goodBody()) }), unreadable, "the member is not defined");
    },
  );

  must("never grant a request above 10 MB", "API-13").each(
    oversizedBodies(),
    async ({ body }, { attempt, goodBody }) => {
      notGranted(await attempt({ parameters: {}, body: body(goodBody()) }));
    },
  );
});
