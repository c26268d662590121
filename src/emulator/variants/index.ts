import { answerVariants } from "./answers.ts";
import { blobVariants } from "./blobs.ts";
import { bodyVariants } from "./bodies.ts";
import { codeVariants } from "./codes.ts";
import { contextVariants } from "./contexts.ts";
import { deliveryVariants } from "./delivery.ts";
import { gatewayVariants } from "./gateways.ts";
import { offerVariants } from "./offers.ts";
import { orderVariants } from "./orders.ts";
import { publicKeyVariants } from "./public-keys.ts";
import { valueVariants } from "./values.ts";
import type { Variant } from "./variant.ts";

export type { Variant } from "./variant.ts";

/** Every variant: endpoints that are right in another way, on which no check may fail. */
export const variants: readonly Variant[] = [
  ...codeVariants,
  ...answerVariants,
  ...deliveryVariants,
  ...bodyVariants,
  ...valueVariants,
  ...contextVariants,
  ...publicKeyVariants,
  ...blobVariants,
  ...orderVariants,
  ...gatewayVariants,
  ...offerVariants,
];
