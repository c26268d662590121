import type { Signing } from "../../model/exchange.ts";
import type { FixtureRole } from "../../model/profile.ts";
import { malformedKeyIds } from "../parameters/key-identifiers.ts";
import { violations } from "../parameters/violations.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";

/** A request that is wrong in its authentication and in a parameter or its CMK. */
export interface AuthenticationPair extends Row {
  readonly signing: Signing;
  /** Codes that explain the fault of the authentication. */
  readonly codes: readonly string[];
  readonly role: FixtureRole;
}

interface Impostor {
  readonly name: string;
  readonly signing: Signing;
  readonly codes: readonly string[];
}

const impostors: readonly Impostor[] = [
  { name: "wrong-key", signing: { secretKey: "x".repeat(32) }, codes: ["AuthFailure.SignatureFailure"] },
  { name: "expired", signing: { timestampOffset: -3600 }, codes: ["AuthFailure.SignatureExpire"] },
  {
    name: "stranger",
    signing: { secretId: `AKID${"z".repeat(32)}` },
    codes: ["AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId"],
  },
];

/** What is tried with the first impostor in every run; the others of {@link telling} in a thorough one. */
const everyRun: ReadonlySet<string> = new Set([
  "KeySpec.oneOf",
  "NumberOfBytes.type.fraction",
  "EncryptionPublicKey.type.number",
  "KeyId.format.words",
  "absentKey",
]);

const telling: ReadonlySet<string> = new Set([
  "KeyId.required",
  "KeySpec.oneOf",
  "NumberOfBytes.type.fraction",
  "EncryptionContext.type.object",
  "EncryptionPublicKey.type.number",
  "EncryptionAlgorithm.type.number",
]);

/** Every impostor with every telling fault of a parameter and every state of a CMK. */
export function authenticationPairs(schema: RequestSchema, facts: CaseFacts): readonly AuthenticationPair[] {
  const faulty = [...violations(schema, facts), ...malformedKeyIds(schema).slice(0, 1)];
  const rows = faulty.filter((row) => telling.has(row.name) || row.faults.includes("KeyId.format"));
  const plain: Row = { name: "plain", parameters: { NumberOfBytes: 16 }, faults: [], effort: "standard" };
  const states: readonly FixtureRole[] = ["disabledKey", "absentKey", "pendingDeletionKey"];
  return impostors.flatMap(({ name, signing, codes }, at) =>
    [
      ...rows.map((row) => pair(row, "enabledKey", row.name)),
      ...states.map((role) => pair(plain, role, role)),
    ].map((made) => ({
      ...made,
      name: `${name}.${made.name}`,
      signing,
      codes,
      effort: at === 0 && everyRun.has(made.name) ? made.effort : ("thorough" as const),
    })),
  );
}

function pair(row: Row, role: FixtureRole, name: string): Row & { readonly role: FixtureRole } {
  return { ...row, role, name, effort: "standard" };
}
