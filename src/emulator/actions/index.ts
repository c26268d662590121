import type { Action } from "../action.ts";
import { cancelKeyDeletion } from "./cancel-key-deletion.ts";
import { createKey } from "./create-key.ts";
import { decrypt } from "./decrypt.ts";
import { describeKey } from "./describe-key.ts";
import { disableKey } from "./disable-key.ts";
import { enableKey } from "./enable-key.ts";
import { generateDataKey } from "./generate-data-key.ts";
import { listKeyDetail } from "./list-key-detail.ts";
import { scheduleKeyDeletion } from "./schedule-key-deletion.ts";

/** Every action that the reference endpoint offers, by the name in X-TC-Action. */
export const actions = {
  GenerateDataKey: generateDataKey,
  Decrypt: decrypt,
  CreateKey: createKey,
  DescribeKey: describeKey,
  ListKeyDetail: listKeyDetail,
  EnableKey: enableKey,
  DisableKey: disableKey,
  ScheduleKeyDeletion: scheduleKeyDeletion,
  CancelKeyDeletion: cancelKeyDeletion,
} as const satisfies Readonly<Record<string, Action>>;
