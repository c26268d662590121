import { type Action, text } from "../action.ts";

/** Tells what is known of a CMK. */
export const describeKey: Action = {
  name: "DescribeKey",
  parameters: [text("KeyId", "required")],
  use: "manage",
  run: ({ key }) => ({
    KeyMetadata: {
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
    },
  }),
};
