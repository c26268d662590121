import {
  encryptedRequest,
  encryptedRequests,
  encryptedWith,
  keyKinds,
  keySpellings,
  malformedKeys,
  misfitAlgorithms,
  otherKinds,
  violations,
  withFault,
  wrongPoints,
  zeroLedPairs,
} from "../src/cases/index.ts";
import {
  askedAnyhow,
  askedVariously,
  asPredicted,
  dataKeyOf,
  decrypted,
  facts,
  refusedAsPredicted,
  sameBytes,
  schema,
  suite,
} from "../src/harness/index.ts";

const encrypted = askedVariously(encryptedRequests(schema, facts));
const broken = askedVariously(violations(schema, facts));
const misfits = askedVariously(misfitAlgorithms(schema, facts));

suite("public key encryption", ({ must, should, may }) => {
  must("encrypt under an RSA public key", "GDK-25").once(async ({ call }) => {
    dataKeyOf(
      await call({
        parameters: {
          KeySpec: "AES_256",
          EncryptionAlgorithm: "RSAES_OAEP_SHA_256",
        },
        key: "RSA_2048",
      }),
    );
  });

  must("encrypt under an SM2 public key", "GDK-26").once(async ({ call }) => {
    dataKeyOf(
      await call({
        parameters: { KeySpec: "AES_256", EncryptionAlgorithm: "SM2_C1C3C2_ASN1" },
        key: "SM2",
      }),
    );
  });

  must("give the raw ciphertext C1C3C2 for SM2", "GDK-32").each(
    encryptedWith(encrypted, "SM2"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("give the DER ciphertext for SM2_C1C3C2_ASN1", "GDK-33").each(
    encryptedWith(encrypted, "SM2_C1C3C2_ASN1"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  // One coordinate in 512 begins with a byte that DER leaves out: one run in a hundred meets none.
  must("keep to DER wherever the point falls", "GDK-33")
    .from("thorough")
    .once(async ({ call, repeat }) => {
      const parameters = { KeySpec: "AES_128", EncryptionAlgorithm: "SM2_C1C3C2_ASN1" };
      await repeat(1_200, async () => asPredicted(await call({ parameters, key: "SM2" })));
    });

  must("pad by PKCS#1 v1.5 for RSAES_PKCS1_V1_5", "GDK-34").each(
    encryptedWith(encrypted, "RSAES_PKCS1_V1_5"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("pad by OAEP with SHA-1 for RSAES_OAEP_SHA_1", "GDK-35").each(
    encryptedWith(encrypted, "RSAES_OAEP_SHA_1"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("pad by OAEP with SHA-256 for RSAES_OAEP_SHA_256", "GDK-36").each(
    encryptedWith(encrypted, "RSAES_OAEP_SHA_256"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("take SM2 when no algorithm is named", "GDK-39").each(
    encryptedWith(encrypted, undefined),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("take SM2 where the algorithm is left empty", "GDK-39").each(
    withFault(broken, "EncryptionAlgorithm.empty", "EncryptionAlgorithm.null"),
    async (row, { call }) => asPredicted(await call(row)),
  );

  // One RSA ciphertext in 256 begins with a zero byte: a thorough run meets several.
  must("encrypt any data key that the algorithm can hold", "GDK-48").forAll(
    askedAnyhow(encryptedRequest(schema, facts)),
    async (request, { call }) => {
      asPredicted(await call(request));
    },
    { standard: 20, thorough: 2_000 },
  );

  must("leave the plaintext plain when the public key is empty", "GDK-27").each(
    withFault(broken, "EncryptionPublicKey.empty", "EncryptionPublicKey.null"),
    async (row, { call }) => asPredicted(await call(row)),
  );

  must("refuse what is no PEM public key", "GDK-28").each(
    askedVariously(malformedKeys(schema, facts)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse keys of other kinds and sizes", "GDK-29").each(
    askedVariously(otherKinds(schema, facts)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse a public key of another type", "GDK-30").each(
    withFault(broken, "EncryptionPublicKey.type"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse an SM2 key off the curve", "GDK-31").each(
    askedVariously(wrongPoints(schema, facts)),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse any other algorithm", "GDK-37").each(
    withFault(broken, "EncryptionAlgorithm.enum"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("refuse an algorithm of another type", "GDK-38").each(
    withFault(broken, "EncryptionAlgorithm.type"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("encrypt nothing without a public key", "GDK-40").each(
    withFault(misfits, "EncryptionAlgorithm.usedWith"),
    async (row, { call }) => asPredicted(await call(row)),
  );

  must("refuse an algorithm that does not fit the key", "GDK-41").each(
    withFault(misfits, "EncryptionAlgorithm.key"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  should("refuse an RSA key without an algorithm", "GDK-42").once(async ({ call }) => {
    const answer = await call({
      parameters: { KeySpec: "AES_128" },
      faults: ["EncryptionAlgorithm.default"],
      key: "RSA_2048",
    });
    refusedAsPredicted(answer);
  });

  must("encrypt under an RSA key without an algorithm or refuse it", "GDK-48").each(
    withFault(misfits, "EncryptionAlgorithm.default"),
    async (row, { call }) => asPredicted(await call(row)),
  );

  must("encrypt up to the RSA maximum", "GDK-43").each(
    Object.entries(facts.rsaMaximum).map(([name, bytes]) => ({ name, bytes })),
    async ({ name, bytes }, { call }) => {
      asPredicted(
        await call({
          parameters: { NumberOfBytes: bytes, EncryptionAlgorithm: name },
          key: "RSA_2048",
        }),
      );
    },
  );

  must("refuse data keys past the RSA maximum", "GDK-44").each(
    withFault(misfits, "EncryptionAlgorithm.length"),
    async (row, { call }) => {
      asPredicted(await call(row));
    },
  );

  must("encrypt under the public key of each request, not of an earlier one", "GDK-48").each(
    keyKinds(facts),
    async ({ name: key, algorithm }, { call, freshPair }) => {
      const parameters = { KeySpec: "AES_256", EncryptionAlgorithm: algorithm };
      asPredicted(await call({ parameters, key }));
      asPredicted(await call({ parameters, key: await freshPair(key) }));
    },
  );

  must("encrypt under an SM2 public key with a leading zero", "GDK-26").each(
    zeroLedPairs,
    async ({ pair }, { call }) => {
      const parameters = { KeySpec: "AES_128", EncryptionAlgorithm: "SM2" };
      asPredicted(await call({ parameters, key: pair }));
    },
  );

  must("give nothing but ciphertext under an RSA public key", "GDK-25").throughout();

  must("give nothing but ciphertext under an SM2 public key", "GDK-26").throughout();

  must("keep to C1C3C2 in every answer for SM2", "GDK-32").throughout();

  must("keep to DER in every answer for SM2_C1C3C2_ASN1", "GDK-33").throughout();

  must("keep to PKCS#1 v1.5 in every answer for RSAES_PKCS1_V1_5", "GDK-34").throughout();

  must("keep to OAEP with SHA-1 in every answer for RSAES_OAEP_SHA_1", "GDK-35").throughout();

  must("keep to OAEP with SHA-256 in every answer for RSAES_OAEP_SHA_256", "GDK-36").throughout();

  must("keep to SM2 in every answer without an algorithm", "GDK-39").throughout();

  must("randomise every encryption", "GDK-45").throughout();

  must("randomise each algorithm", "GDK-45").each(
    Object.entries(facts.algorithmKeys).map(([name, key]) => ({ name, key })),
    async ({ name, key }, { call, repeat }) => {
      await repeat(2, async () =>
        dataKeyOf(
          await call({
            parameters: { NumberOfBytes: 24, EncryptionAlgorithm: name },
            key,
          }),
        ),
      );
    },
  );

  must("seal the same data key that it encrypts", "GDK-50")
    .claiming("Decrypt")
    .each(
      Object.entries(facts.algorithmKeys).map(([name, key]) => ({ name, key })),
      async ({ name, key }, { call, decrypt }) => {
        const made = dataKeyOf(
          await call({
            parameters: { KeySpec: "AES_256", EncryptionAlgorithm: name },
            key,
          }),
        );
        const answer = await decrypt({ CiphertextBlob: made.blob });
        sameBytes(decrypted(answer), made.bytes, "Decrypt of CiphertextBlob", answer);
      },
    );

  may("take or refuse other spellings of PEM", "GDK-72").each(
    keySpellings.flatMap((spelling) =>
      spelling.symbols.map((key) => ({
        ...spelling,
        key,
        name: `${spelling.name}.${key}`,
        effort: key === "SM2" && spelling.symbols.length > 1 ? ("thorough" as const) : spelling.effort,
      })),
    ),
    async ({ key, spell }, { call }) =>
      asPredicted(
        await call({
          parameters: {
            KeySpec: "AES_256",
            EncryptionAlgorithm: key === "SM2" ? "SM2" : "RSAES_OAEP_SHA_1",
          },
          faults: ["EncryptionPublicKey.form"],
          key,
          spell,
        }),
      ),
  );
});
