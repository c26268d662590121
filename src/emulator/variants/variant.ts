import type { Rules } from "../rules.ts";

/** An endpoint that is right in another way. */
export interface Variant {
  /** Kebab-case; names the freedom. */
  readonly name: string;
  /** Which freedom of the document it uses, in one sentence. */
  readonly freedom: string;
  /** Called once for each endpoint: closures made inside are that endpoint's own memory. */
  readonly rules: (reference: Rules) => Rules;
  /** What the profile of such an endpoint says otherwise; what is left out stays as it is. */
  readonly profile?: {
    readonly claims?: readonly string[];
    readonly fixtures?: Readonly<Record<string, string | null>>;
    readonly triggers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly withoutUnauthorized?: boolean;
  };
}
