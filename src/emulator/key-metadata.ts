import type { Cmk } from "./cmk.ts";
import type { Fields } from "./message.ts";

/** What DescribeKey and ListKeyDetail tell of a CMK. */
export function keyMetadata(key: Cmk): Fields {
  return {
    KeyId: key.keyId,
    Alias: key.alias,
    CreateTime: key.createTime,
    Description: key.description,
    KeyState: key.state,
    KeyUsage: key.keyUsage,
    Type: 2,
    CreatorUin: 100000000001,
    KeyRotationEnabled: false,
    Owner: "user",
    NextRotateTime: 0,
    DeletionDate: key.deletionDate,
    Origin: "TENCENT_KMS",
    ValidTo: 0,
    ResourceId: `creatorUin/100000000001/${key.keyId}`,
    HsmClusterId: "",
  };
}
