import {
  authorizationTampers,
  bodyTampers,
  headerTampers,
  hostTampers,
  mistakenSignings,
  moreSignedHeaders,
  nearSecretKeys,
  onOwnConnection,
  otherDates,
  scopeTampers,
  secretIdTampers,
  signatureTampers,
  spacedAgent,
  timelyOffsets,
  timestampTampers,
  unsigned,
  untimelyOffsets,
  withOtherKeySpec,
  witness,
} from "../src/cases/index.ts";
import { granted, notGranted, refusedWith, suite, untold, withGoodRequest } from "../src/harness/index.ts";

const invalid = ["MissingParameter", "InvalidParameter", "InvalidParameterValue"];
const wrong = ["AuthFailure.SignatureFailure"];
// The service of a scope names the product.
const malformed = [...wrong, "AuthFailure.InvalidAuthorization", "NoSuchProduct", ...invalid];
const scope = [...malformed, "AuthFailure.SignatureExpire"];
const untimely = [...scope, "AuthFailure"];
/** One that is not of TC3 is as good as none. */
const ofAnotherKind = [...unsigned, ...scope];

const wrongSignatures = withGoodRequest(signatureTampers());
// Asked together, so that the same signature comes in another way.
const wellFormed = withGoodRequest([...signatureTampers(), ...signatureTampers()])
  .slice(wrongSignatures.length)
  .filter((row) => row.wellFormed)
  .map((row) => ({ ...row, effort: row.name === "flip-middle" ? row.effort : ("thorough" as const) }));
const mistaken = withGoodRequest(mistakenSignings);

/** Signatures in which one digit is wrong: an endpoint that helps would say which. */
const flips = signatureTampers().filter(({ name }) => name.startsWith("flip"));

suite("authentication", ({ must }) => {
  must("refuse a request without a TC3 Authorization", "TC3-01").each(
    authorizationTampers(),
    async ({ alter }, { signed }) => {
      refusedWith(await signed({ alter }), unsigned, "the request is not signed");
    },
  );

  must("refuse a wrong signature", "TC3-02").each(wrongSignatures, async ({ alter, ...row }, { call }) => {
    refusedWith(await call(row, { signing: { alter } }), malformed, "the signature is wrong");
  });

  must("refuse a wrong signature of a long body", "TC3-02").each(
    signatureTampers().filter(({ name }) => name === "flip-middle"),
    async ({ alter }, { signed, goodBody }) => {
      const answer = await signed({ alter }, { body: `${goodBody()}${" ".repeat(20_000)}` });
      refusedWith(answer, malformed, "the signature is wrong");
    },
  );

  must("give SignatureFailure for a wrong signature", "TC3-13").each(
    wellFormed,
    async ({ alter, ...row }, { call }) => {
      refusedWith(await call(row, { signing: { alter } }), wrong, "the signature is wrong");
    },
  );

  must("give SignatureFailure for a signature that is made otherwise", "TC3-13").each(
    mistaken,
    async ({ mistake, ...row }, { call }) => {
      refusedWith(await call(row, { signing: { mistake } }), wrong, "the signature is wrong");
    },
  );

  must("refuse a body changed after signing", "TC3-03").each(bodyTampers(), async ({ alter }, { signed }) => {
    refusedWith(await signed({ alter }), wrong, "the signature covers the body");
  });

  must("refuse a signature over no body for any body", "TC3-03").once(async ({ signed, goodBody }) => {
    const body = Buffer.from(goodBody());
    const answer = await signed({ alter: (request) => ({ ...request, body }) }, { body: "" });
    refusedWith(answer, wrong, "the signature covers the body");
  });

  must("refuse a signature for another method", "TC3-02").once(async ({ signed }) => {
    refusedWith(await signed({ mistake: "get-method" }), wrong, "the signature covers the method");
  });

  must("refuse a KeySpec changed after signing", "TC3-03").once(async ({ send, fixture }) => {
    const parameters = { KeyId: fixture("enabledKey"), KeySpec: "AES_256" };
    const answer = await send({ parameters, signing: { alter: withOtherKeySpec } });
    refusedWith(answer, wrong, "the signature covers the body");
  });

  must("refuse a signed header changed after signing", "TC3-04").each(
    headerTampers(),
    async ({ alter }, { signed }) => {
      refusedWith(await signed({ alter }), wrong, "the signature covers the header");
    },
  );

  must("refuse a further signed header changed after signing", "TC3-04").once(async ({ signed }) => {
    const signedHeaders = ["content-type", "host", "x-tc-action"];
    const alter = hostTampers().action;
    const answer = await signed({ signedHeaders, alter }, { action: "DescribeKey" });
    refusedWith(answer, wrong, "the signature covers x-tc-action");
  });

  must("not grant a request sent under another Host", "TC3-04").once(async ({ strayed }) => {
    notGranted(await strayed({ alter: hostTampers().host }));
  });

  must("accept a signature over more headers", "TC3-05").each(
    moreSignedHeaders,
    async ({ headers }, { signed }) => {
      granted(await signed({ signedHeaders: headers }, { headers: spacedAgent }));
    },
  );

  must("refuse an Authorization changed in its scope or list of headers", "TC3-05").each(
    withGoodRequest(scopeTampers()),
    async ({ alter, ...row }, { call }) => {
      refusedWith(
        await call(row, { signing: { alter } }),
        row.name.startsWith("algorithm") ? ofAnotherKind : scope,
        "the signature covers the scope and the list of headers",
      );
    },
  );

  must("refuse a scope of another date", "TC3-06").each(
    withGoodRequest(otherDates),
    async ({ date, ...row }, { call }) => {
      refusedWith(
        await call(row, { signing: { date: date() } }),
        scope,
        "the date is not that of the timestamp",
      );
    },
  );

  must("refuse a scope of another service", "TC3-07").once(async ({ signed }) => {
    refusedWith(await signed({ service: "cvm" }), malformed, "the service is not kms");
  });

  must("refuse a scope of another service that it is signed for", "TC3-07").each(
    withGoodRequest([
      { name: "longer", service: "kmss" },
      { name: "empty", service: "" },
      { name: "other", service: "sts", effort: "thorough" as const },
    ]),
    async ({ service, ...row }, { call }) => {
      refusedWith(await call(row, { signing: { service } }), malformed, "the service is not kms");
    },
  );

  must("refuse an Authorization of another end that it is signed for", "TC3-01").once(async ({ signed }) => {
    const answer = await signed({ terminator: "aws4_request" });
    refusedWith(answer, malformed, "the scope does not end in tc3_request");
  });

  must("refuse an unknown SecretId", "TC3-08").each(
    withGoodRequest(secretIdTampers()),
    async ({ alter, ...row }, { call }) => {
      refusedWith(
        await call(row, { signing: { alter } }),
        ["AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId"],
        "nobody has this SecretId",
      );
    },
  );

  must("refuse an unknown SecretId that signs well", "TC3-08").once(async ({ signed }) => {
    const stranger = {
      secretId: `AKID${"z".repeat(32)}`,
      secretKey: "x".repeat(32),
    };
    refusedWith(
      await signed(stranger),
      ["AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId"],
      "nobody has this SecretId",
    );
  });

  must("refuse a timestamp more than five minutes off", "TC3-09").each(
    withGoodRequest(untimelyOffsets),
    async ({ seconds, ...row }, { call, endpointTime }) => {
      refusedWith(
        await call(row, { signing: { timestampOffset: endpointTime(seconds) } }),
        ["AuthFailure.SignatureExpire"],
        "more than five minutes off",
      );
    },
  );

  must("refuse a timestamp of zero", "TC3-09").once(async ({ signed }) => {
    refusedWith(await signed({ timestamp: 0 }), untimely, "more than five minutes off");
  });

  must("accept a timestamp less than five minutes off", "TC3-10").each(
    withGoodRequest(timelyOffsets),
    async ({ seconds, ...row }, { call, endpointTime }) => {
      granted(await call(row, { signing: { timestampOffset: endpointTime(seconds) } }));
    },
  );

  must("refuse a request without a usable timestamp", "TC3-11").each(
    timestampTampers(),
    async ({ alter }, { signed }) => {
      refusedWith(await signed({ alter }), untimely, "X-TC-Timestamp is required and signed");
    },
  );

  must("never tell the right signature", "TC3-12").each(flips, async ({ alter }, { signed, callers }) => {
    const seen = witness(alter);
    const answer = await signed({ alter: seen.alter });
    untold(answer, seen.signature());
    untold(answer, callers.secretKey(), "the SecretKey");
  });

  must("never tell what requests are signed with", "TC3-12").throughout();

  must("refuse a signature made with another SecretKey", "TC3-14").once(async ({ signed }) => {
    const answer = await signed({ secretKey: "x".repeat(32) });
    refusedWith(answer, wrong, "the SecretKey does not belong to the SecretId");
  });

  must("refuse a signature made with no SecretKey", "TC3-14").once(async ({ signed }) => {
    refusedWith(await signed({ secretKey: "" }), wrong, "the SecretKey belongs to the SecretId");
  });

  must("refuse a signature made with the SecretId for a SecretKey", "TC3-14").once(
    async ({ signed, callers }) => {
      refusedWith(await signed(callers.secretIdForKey()), wrong, "the SecretKey belongs to the SecretId");
    },
  );

  must("refuse a signature made with a SecretKey that is nearly right", "TC3-14").each(
    nearSecretKeys,
    async ({ change }, { signed, callers }) => {
      refusedWith(await signed(callers.changedKey(change)), wrong, "the SecretKey belongs to the SecretId");
    },
  );

  must("refuse the SecretId of another caller", "TC3-14").once(async ({ good, signed, callers }) => {
    const signing = callers.otherCallersId();
    granted(await good());
    refusedWith(await signed(signing), wrong, "the SecretKey belongs to another SecretId");
  });

  must("refuse a signature made with another caller's SecretKey", "TC3-14").once(
    async ({ signed, callers }) => {
      refusedWith(
        await signed(callers.otherCallersKey()),
        wrong,
        "the SecretKey belongs to another SecretId",
      );
    },
  );

  must("refuse a signature that leaves out a header it must cover", "TC3-05").each(
    [
      { name: "without-host", headers: ["content-type"] },
      { name: "without-content-type", headers: ["host"] },
    ],
    async ({ headers }, { signed }) => {
      refusedWith(
        await signed({ signedHeaders: headers }),
        unsigned,
        "content-type and host are signed at least",
      );
    },
  );

  must("sign header values in lower case", "TC3-05").once(async ({ signed }) => {
    granted(await signed({ alter: onOwnConnection }, { contentType: "application/json; charset=UTF-8" }));
  });
});
