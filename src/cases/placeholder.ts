/** The kinds of key pair that the harness owns and can decrypt with. */
export type KeySymbol = "RSA_2048" | "SM2";

/** Stands in a case for something that only a run knows; {@link bindCase} puts the real value there. */
export type Placeholder =
  | { readonly placeholder: "public-key"; readonly symbol: KeySymbol }
  /**
   * Spelled in another way, or with other digits in its middle; then `cut` characters are taken from its end, and `prefix`
   * and `suffix` put around it.
   */
  | {
      readonly placeholder: "enabled-key";
      readonly spelling?: Spelling;
      readonly prefix?: string;
      readonly cut?: number;
      readonly suffix?: string;
    };

/** Other ways to write a KeyId. */
export type Spelling = "beginning" | "without-hyphens" | "other-middle" | "other-version" | "wide";

/** The place of the public key of a pair that the run owns. */
export function keyMaterial(symbol: KeySymbol): Placeholder {
  return { placeholder: "public-key", symbol };
}

/** The place of the enabled CMK's identifier, where a case needs it inside of another value. */
export const enabledKey: Extract<Placeholder, { placeholder: "enabled-key" }> = {
  placeholder: "enabled-key",
};

/** Whether a value of a case is a placeholder. */
export function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === "object" && value !== null && "placeholder" in value;
}
