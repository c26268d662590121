import {
  blends,
  contextRows,
  everyLength,
  everything,
  invalidLengthRequest,
  lengthBoundaries,
  lengthRequest,
  malformedKeyIds,
  tooLongForSm2,
  unclearContexts,
  unknownParameters,
  unlikelyKeyIds,
  validRequest,
  violations,
  withFault,
} from "../src/cases/index.ts";
import {
  askedAnyhow,
  askedVariously,
  asPredicted,
  dataKeyOf,
  dataKeyOfLength,
  facts,
  granted,
  schema,
  suite,
} from "../src/harness/index.ts";

const lengths = askedVariously(lengthBoundaries(schema, facts));
const broken = askedVariously(violations(schema, facts));

/** Sixteen, where what does not fit into 64 bits is cut off or turned round. */
const longNumbers = [
  { name: "beyond-64-bits", digits: "18446744073709551632" },
  { name: "below-64-bits", digits: "-18446744073709551600", effort: "thorough" as const },
  { name: "of-300-digits", digits: `1${"0".repeat(299)}`, effort: "thorough" as const },
  { name: "of-5000-digits", digits: `1${"0".repeat(4999)}`, effort: "thorough" as const },
];

suite("parameters", ({ must, may }) => {
  must("grant a plain request", "GDK-02").once(async ({ good }) => {
    dataKeyOf(await good());
  });

  must("grant every valid mix of parameters", "GDK-02").forAll(
    askedAnyhow(validRequest(schema, facts)),
    async (request, { call }) => {
      asPredicted(await call(request));
    },
    { standard: 18, thorough: 200 },
  );

  must("grant a request with every parameter", "GDK-02").once(async ({ call }) => {
    asPredicted(await call({ parameters: everything(schema, facts) }));
  });

  must("grant what is unusual in much at once", "GDK-02").each(
    blends(schema, facts),
    async ({ manner, signing, seconds, ...row }, { call, endpointTime }) => {
      const timestampOffset = seconds === 0 ? 0 : endpointTime(seconds);
      granted(await call(row, { ...manner, signing: { ...signing, timestampOffset } }));
    },
  );

  must("serve the action that Action names", "GDK-04").once(async ({ good }) => {
    granted(await good());
  });

  must("serve the version 2019-01-18", "GDK-05").once(async ({ good }) => {
    granted(await good());
  });

  must("grant a request without Region", "GDK-06").once(async ({ call }) => {
    asPredicted(await call({ parameters: { KeySpec: "AES_256" } }, { region: null }));
  });

  must("grant a request without Region by GET too", "GDK-06").once(async ({ call, offeredGet }) => {
    await offeredGet();
    asPredicted(await call({ parameters: { KeySpec: "AES_256" } }, { method: "GET", region: null }));
  });

  must("refuse a request without KeyId", "GDK-07").each(
    withFault(broken, "KeyId.required", "KeyId.null", "KeyId.empty"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse a KeyId of another type", "GDK-08").each(
    withFault(broken, "KeyId.type"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse a KeyId that cannot be one", "GDK-63").each(
    askedVariously(malformedKeyIds(schema)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse a KeyId that is hardly one", "GDK-65").each(
    askedVariously(unlikelyKeyIds(schema)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("give AES_128 a data key of 16 bytes", "GDK-09").once(async ({ call }) => {
    dataKeyOfLength(await call({ parameters: { KeySpec: "AES_128" } }), 16);
  });

  must("give AES_256 a data key of 32 bytes", "GDK-10").once(async ({ call }) => {
    dataKeyOfLength(await call({ parameters: { KeySpec: "AES_256" } }), 32);
  });

  must("refuse any other KeySpec", "GDK-11").each(
    withFault(broken, "KeySpec.enum", "KeySpec.empty"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse a KeySpec of another type", "GDK-12").each(
    withFault(broken, "KeySpec.type"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse a request with neither KeySpec nor NumberOfBytes", "GDK-13").each(
    withFault(broken, "KeySpec.oneOf"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("give exactly NumberOfBytes bytes", "GDK-14").each(withFault(lengths), async (row, { call }) => {
    asPredicted(await call(row));
  });

  must("give exactly NumberOfBytes bytes for any length", "GDK-14").forAll(
    askedAnyhow(lengthRequest(schema, facts)),
    async (request, { call }) => {
      asPredicted(await call(request));
    },
    { standard: 4, thorough: 300 },
  );

  must("give exactly NumberOfBytes bytes for every length that there is", "GDK-14")
    .from("thorough")
    .once(async ({ call, together }) => {
      await together(everyLength(schema), async (row) => asPredicted(await call(row)));
    });

  must("refuse NumberOfBytes outside of its bounds", "GDK-15").each(
    withFault(lengths, "NumberOfBytes.minimum", "NumberOfBytes.maximum"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse a NumberOfBytes of more digits than a word of the machine holds", "GDK-15").each(
    longNumbers,
    async ({ digits }, { call, goodParameters }) => {
      const { KeyId } = goodParameters();
      // More digits than that would be no number at all for us.
      const parameters = { NumberOfBytes: Number(digits.slice(0, 300)) };
      const body = `{"KeyId":${JSON.stringify(KeyId)},"NumberOfBytes":${digits}}`;
      const fault = parameters.NumberOfBytes < 0 ? "NumberOfBytes.minimum" : "NumberOfBytes.maximum";
      asPredicted(await call({ parameters, faults: [fault] }, { body }));
    },
  );

  must("give no more bytes than the bound to a NumberOfBytes that stands twice", "GDK-15").each(
    [
      { name: "bad-first", numbers: [2000, 16] },
      { name: "bad-last", numbers: [16, 2000] },
    ],
    async ({ numbers }, { call, goodParameters }) => {
      const { KeyId } = goodParameters();
      const members = numbers.map((number) => `"NumberOfBytes":${number}`).join();
      const body = `{"KeyId":${JSON.stringify(KeyId)},${members}}`;
      const answer = await call({ parameters: { NumberOfBytes: 16 } }, { body });
      if (answer.reply.kind === "granted") dataKeyOfLength(answer, 16);
      return answer.reply.kind;
    },
  );

  must("refuse NumberOfBytes above its bound under an SM2 key too", "GDK-15").each(
    askedVariously(tooLongForSm2(schema, facts)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse any NumberOfBytes outside of its bounds", "GDK-15").forAll(
    askedAnyhow(invalidLengthRequest(schema)),
    async (request, { call }) => {
      asPredicted(await call(request));
    },
  );

  must("refuse a NumberOfBytes of another type", "GDK-16").each(
    withFault(broken, "NumberOfBytes.type", "NumberOfBytes.empty"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("take an EncryptionContext of key-value pairs", "GDK-20").each(
    askedVariously(contextRows(schema)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse an EncryptionContext of another type", "GDK-21").each(
    withFault(broken, "EncryptionContext.type"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  may("take or refuse an EncryptionContext that is not JSON", "GDK-24").each(
    askedVariously(unclearContexts(schema)),
    async (row, { call }) => asPredicted(await call(row)),
  );

  must("refuse a parameter that is not defined", "API-11").each(
    askedVariously(unknownParameters(schema, facts)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );
});
