import type { Basis, Level, Requirement } from "../../../model/requirement.ts";

/** A row as `[id, level, basis, row of the page, statement]`. */
type Row = readonly [string, Level, Basis, string, string];

const input: readonly Row[] = [
  ["GDK-04", "MUST", "documented", "Action", "Action selects this operation with the value GenerateDataKey."],
  ["GDK-06", "MUST", "documented", "Region", "Region is not required."],
  ["GDK-07", "MUST", "documented", "KeyId", "KeyId is required; a request without it is refused."],
  ["GDK-09", "MUST", "documented", "KeySpec", "KeySpec AES_128 gives a data key of 16 bytes."],
  [
    "GDK-11",
    "MUST",
    "documented",
    "KeySpec",
    "AES_128 and AES_256 are the only valid values of KeySpec; any other is refused.",
  ],
  [
    "GDK-14",
    "MUST",
    "documented",
    "NumberOfBytes",
    "The data key has exactly NumberOfBytes bytes, for every value from 1 to 1024.",
  ],
  ["GDK-15", "MUST", "documented", "NumberOfBytes", "NumberOfBytes below 1 or above 1024 is refused."],
  [
    "GDK-24",
    "MAY",
    "inferred",
    "EncryptionContext",
    "An EncryptionContext that is not JSON may be accepted or refused.",
  ],
  [
    "GDK-32",
    "MUST",
    "documented",
    "EncryptionAlgorithm",
    "SM2 gives the raw ciphertext in the order C1, C3, C2.",
  ],
  [
    "GDK-42",
    "SHOULD",
    "inferred",
    "EncryptionAlgorithm",
    "An RSA public key without EncryptionAlgorithm is refused.",
  ],
];
const output: readonly Row[] = [
  [
    "GDK-46",
    "MUST",
    "documented",
    "KeyId",
    "The answer's KeyId is the identifier of the CMK that the request named.",
  ],
  [
    "GDK-50",
    "MUST",
    "documented",
    "CiphertextBlob",
    "Decrypt gives the plaintext of the data key from CiphertextBlob.",
  ],
  ["GDK-52", "MUST", "implied", "CiphertextBlob", "No two data keys share a CiphertextBlob."],
];
const errors: readonly Row[] = [
  [
    "GDK-61",
    "MUST",
    "documented",
    "InternalError",
    "When the service fails internally, the code is InternalError.",
  ],
  [
    "GDK-64",
    "MUST",
    "documented",
    "ResourceUnavailable.CmkDisabled",
    "The KeyId of a disabled CMK gives ResourceUnavailable.CmkDisabled.",
  ],
  [
    "GDK-67",
    "MUST",
    "documented",
    "UnauthorizedOperation",
    "A caller without the permission is refused with UnauthorizedOperation.",
  ],
];
const signature: readonly Row[] = [
  [
    "TC3-02",
    "MUST",
    "common",
    "Signature",
    "A request whose signature is wrong in any character is refused.",
  ],
  [
    "TC3-09",
    "MUST",
    "common",
    "AuthFailure.SignatureExpire",
    "A timestamp more than five minutes off gives AuthFailure.SignatureExpire.",
  ],
];

function section(source: string, name: string, rows: readonly Row[]): readonly Requirement[] {
  return rows.map(([id, level, basis, row, statement]) => {
    return { id, level, basis, statement, locator: { source, section: name, row } };
  });
}

const noted: Readonly<Record<string, Partial<Requirement>>> = {
  "GDK-32": { note: "C1 may carry the 04 byte of an uncompressed point or leave it out; recorded." },
  "GDK-06": { note: "Later revisions of the page list Region as required; this one does not." },
};

const statements: readonly Requirement[] = [
  {
    id: "GDK-01",
    level: "MUST",
    basis: "documented",
    statement: "Requests for this action go to the host kms.tencentcloudapi.com.",
    locator: { source: "gdk", section: "1. API Description", row: "Domain name" },
    excluded: "The address is what the user configures.",
  },
  ...section("gdk", "2. Input Parameters", input),
  ...section("gdk", "3. Output Parameters", output),
  ...section("gdk", "6. Error Code", errors),
  ...section("api3", "Signature method v3", signature),
];

/** Part of the document in its order: every level and basis, notes, and a statement that no check can try. */
export const requirements: readonly Requirement[] = statements.map((requirement) => {
  return { ...requirement, ...noted[requirement.id] };
});
