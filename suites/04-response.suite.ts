import { asPredicted, dataKeyOfLength, suite } from "../src/harness/index.ts";

suite("response", ({ must, should }) => {
  must("answer with HTTP status 200, errors too", "API-04").throughout();

  must("answer with the JSON object Response", "API-05").throughout();

  must("put Code and Message into every Error", "API-06").throughout();

  must("name no media type other than JSON", "API-07").throughout();

  should("name the media type application/json", "API-08").throughout();

  must("keep an answer within 50 MB", "API-16").throughout();

  must("name the CMK of the request in KeyId", "GDK-46").throughout();

  must("give plain data keys as Base64", "GDK-47").throughout();

  must("give encrypted data keys as Base64", "GDK-48").throughout();

  must("carry a CiphertextBlob", "GDK-49").throughout();

  must("show nothing of the data key in CiphertextBlob", "GDK-51").throughout();

  must("give every data key its own CiphertextBlob", "GDK-52").throughout();

  must("carry a RequestId in every answer", "GDK-54").throughout();

  must("never repeat a RequestId", "GDK-55").throughout();

  must("hold the four documented members", "GDK-59").throughout();

  must("put no data key into a refusal", "GDK-70").throughout();

  must("leave data keys plain without a public key", "GDK-27").once(async ({ good }) => {
    dataKeyOfLength(await good(), 32);
  });

  must("refuse alike in any language", "API-15").each(
    [{ name: "zh-CN" }, { name: "en-US" }],
    async ({ name }, { call }) => {
      asPredicted(
        await call(
          { parameters: { NumberOfBytes: 0 }, faults: ["NumberOfBytes.minimum"] },
          { language: name },
        ),
      );
    },
  );

  must("grant alike in any language", "API-15").each(
    [
      { name: "zh-CN", language: "zh-CN", parameters: { KeySpec: "AES_256" } },
      { name: "zh-CN.AES_128", language: "zh-CN", parameters: { KeySpec: "AES_128" } },
      {
        name: "en-US",
        language: "en-US",
        parameters: { NumberOfBytes: 24 },
      },
    ],
    async ({ language, parameters }, { call }) => {
      asPredicted(await call({ parameters }, { language }));
    },
  );
});
