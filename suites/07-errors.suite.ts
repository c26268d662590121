import {
  authenticationPairs,
  deniedPairs,
  encryptedRequest,
  failingPairs,
  faultyRequest,
  oddRequests,
  parameterPair,
  parameterPairs,
  statePairs,
  stateRows,
} from "../src/cases/index.ts";
import {
  askedAnyhow,
  askedInVain,
  askedVariously,
  asPredicted,
  blamesNobody,
  facts,
  notGranted,
  refusedByEither,
  refusedWith,
  sameKeyId,
  schema,
  suite,
} from "../src/harness/index.ts";

const denied = ["UnauthorizedOperation", "AuthFailure.UnauthorizedOperation"];

/** The same rows for each way in which a CMK cannot be used. Asked together, so that each comes in another way. */
const stateTable = stateRows(schema, facts);
const askedOfAll = askedInVain(Array.from({ length: 4 }, () => stateTable).flat());
const statesFor = (which: number) =>
  askedOfAll.slice(which * stateTable.length, (which + 1) * stateTable.length);

/** A name that stands twice: whichever of the two counts, the other must not decide for it. */
const twice = [
  { name: "first", isFirst: true },
  { name: "last", isFirst: false },
];

suite("errors", ({ must }) => {
  must("fail to encrypt with FailedOperation.EncryptionError", "GDK-60").once(async ({ trigger }) => {
    refusedWith(
      await trigger("FailedOperation.EncryptionError"),
      ["FailedOperation.EncryptionError"],
      "encryption was made to fail",
    );
  });

  must("fail internally with InternalError", "GDK-61").once(async ({ trigger }) => {
    refusedWith(await trigger("InternalError"), ["InternalError"], "the service was made to fail");
  });

  must("give InvalidParameter for a value of a wrong type", "GDK-62").once(async ({ call }) => {
    asPredicted(
      await call({
        parameters: { NumberOfBytes: "sixteen" },
        faults: ["NumberOfBytes.type"],
      }),
    );
  });

  must("give CmkDisabled for a disabled CMK", "GDK-64").each(statesFor(0), async (row, { call, inState }) => {
    asPredicted(await call(inState(row, "disabledKey")));
  });

  must("give CmkDisabled whatever is asked of a disabled CMK", "GDK-64").forAll(
    askedAnyhow(encryptedRequest(schema, facts)),
    async (request, { call, inState }) => asPredicted(await call(inState(request, "disabledKey"))),
    { standard: 2, thorough: 60 },
  );

  must("make no data key under a disabled CMK whose KeyId is in other capitals", "GDK-64").once(
    async ({ good, fixture }) => {
      const keyId = fixture("disabledKey");
      const other = keyId === keyId.toUpperCase() ? keyId.toLowerCase() : keyId.toUpperCase();
      return notGranted(await good({ KeyId: other, KeySpec: "AES_256" }));
    },
  );

  must("make no data key under a disabled CMK next to another KeyId", "GDK-64").each(
    twice,
    async ({ isFirst }, { call, fixture }) => {
      const [enabled, disabled] = [fixture("enabledKey"), fixture("disabledKey")];
      const names = (isFirst ? [disabled, enabled] : [enabled, disabled]).map(
        (keyId) => `"KeyId":${JSON.stringify(keyId)}`,
      );
      const body = `{${names.join()},"KeySpec":"AES_256"}`;
      const answer = await call({ parameters: { KeySpec: "AES_256" } }, { body });
      if (answer.reply.kind === "granted")
        sameKeyId(answer.reply.fields["KeyId"], enabled, "KeyId of the answer", answer);
      return answer.reply.kind;
    },
  );

  must("give CmkNotFound for a CMK that is not there", "GDK-65").each(
    statesFor(1),
    async (row, { call, inState }) => {
      asPredicted(await call(inState(row, "absentKey")));
    },
  );

  must("give KeyPendingDelete for a CMK scheduled for deletion", "GDK-66").each(
    statesFor(2),
    async (row, { call, inState }) => {
      asPredicted(await call(inState(row, "pendingDeletionKey")));
    },
  );

  must("deny a caller without permission", "GDK-67").each(
    statesFor(3),
    async (row, { call, deniedCaller }) => {
      refusedWith(await call(row, { signing: deniedCaller() }), denied, "the caller has no permission");
    },
  );

  must("give every faulty request its own error", "GDK-62").forAll(
    askedAnyhow(faultyRequest(schema, facts)),
    async (request, { call }) => asPredicted(await call(request)),
    { standard: 10, thorough: 400 },
  );

  must("explain two faults of parameters by one of them", "GDK-68").forAll(
    askedAnyhow(parameterPair(schema, facts)),
    async (request, { call }) => asPredicted(await call(request)),
    { standard: 3, thorough: 300 },
  );

  must("explain a fault in each of two parameters by one of them", "GDK-68").each(
    parameterPairs(schema),
    async (row, { call }) => asPredicted(await call(row)),
  );

  must("refuse a KeySpec and a NumberOfBytes that are both wrong", "GDK-68").each(
    askedVariously(failingPairs(schema)),
    async (row, { call }) => asPredicted(await call(row)),
  );

  must("explain a fault of a parameter and of the CMK by one of them", "GDK-68").each(
    askedVariously(statePairs(schema, facts)),
    async (row, { call, inState }) => asPredicted(await call(inState(row, row.role))),
  );

  must("explain a fault of authentication and another by one of them", "GDK-68").each(
    authenticationPairs(schema, facts),
    async (row, { call, inState }) => {
      const answer = await call(inState(row, row.role), { signing: row.signing });
      return refusedByEither(answer, row.codes, "the authentication is wrong and the request too");
    },
  );

  must("explain a denied caller's fault by one of the two", "GDK-68").each(
    askedVariously(deniedPairs(schema, facts)),
    async (row, { call, deniedCaller, inState }) => {
      const answer = await call(inState(row, row.role), { signing: deniedCaller() });
      return refusedByEither(answer, denied, "the caller has no permission and the request is wrong too");
    },
  );

  must("never blame the service for a client's mistake", "GDK-69").throughout();

  must("answer what is odd about a request without blaming the service", "GDK-69").each(
    oddRequests(),
    async ({ call: odd }, { send, goodParameters }) => {
      const { parameters = {}, ...how } = odd;
      const answer = await send({ ...how, parameters: { ...goodParameters(), ...parameters } });
      return blamesNobody(answer);
    },
  );
});
