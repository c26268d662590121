import type { Call, Parameters } from "../model/exchange.ts";
import { CONTEXT, PUBLIC_KEY } from "./minimal-request.ts";
import { isPlaceholder } from "./placeholder.ts";

/** A way of asking that changes nothing about what a request must get: how it is sent, and what stands beside it. */
export interface Way {
  readonly method?: "GET";
  readonly region?: null;
  readonly language?: string;
  readonly contentType?: string;
  /** Another enabled CMK than the usual one. */
  readonly otherKey?: true;
  /** An EncryptionContext of key-value pairs. */
  readonly context?: string;
  /** KeySpec and NumberOfBytes instead of those of the request, or a KeySpec over which its NumberOfBytes prevails. */
  readonly size?: Parameters;
  /** EncryptionPublicKey and an EncryptionAlgorithm that works with it. */
  readonly encryption?: Parameters;
}

/** How a call is sent in a way. */
export function manner({ method, region, language, contentType }: Way): Omit<Call, "parameters"> {
  return {
    ...(method === undefined ? {} : { method }),
    ...(region === undefined ? {} : { region }),
    ...(language === undefined ? {} : { language }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

/** The parameters of a way, to stand beside those of a request. */
export function company({ context, size = {}, encryption = {} }: Way): Parameters {
  return {
    ...size,
    ...encryption,
    ...(context === undefined ? {} : { [CONTEXT]: context }),
  };
}

/** The parts of a way with the name of what each leans on: an endpoint that has not the one may still have the others. */
export function partsOf(way: Way): readonly { readonly leansOn: string; readonly part: Way }[] {
  return Object.entries(way)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ leansOn: leaning(name, way), part: { [name]: value } }));
}

function leaning(name: string, { language, encryption = {} }: Way): string {
  const key: unknown = encryption[PUBLIC_KEY];
  if (name === "language") return `language ${language}`;
  if (name !== "encryption" || !isPlaceholder(key) || key.placeholder !== "public-key") return name;
  return `encryption ${key.symbol}`;
}
