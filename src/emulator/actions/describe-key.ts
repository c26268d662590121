import { type Action, text } from "../action.ts";
import { keyMetadata } from "../key-metadata.ts";

/** Tells what is known of a CMK. */
export const describeKey: Action = {
  name: "DescribeKey",
  parameters: [text("KeyId", "required")],
  use: "manage",
  run: ({ key }) => ({ KeyMetadata: keyMetadata(key) }),
};
