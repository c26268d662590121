import type { Signing } from "../../model/exchange.ts";
import type { Profile } from "../../model/profile.ts";
import type { Credentials } from "../../model/secret.ts";
import { Inapplicable } from "../answer/throws.ts";

/** The callers of a profile: ways to sign with what belongs to another, or to none. */
export class Callers {
  readonly #profile: Profile;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** The SecretKey that the run signs with: to be looked for in answers, and for nothing else. */
  readonly secretKey = (): string => this.#profile.credentials.secretKey.reveal();

  /** Signing with the SecretId for a SecretKey, where these differ. */
  readonly secretIdForKey = (): Signing => {
    const { secretId, secretKey } = this.#profile.credentials;
    if (secretId.reveal() !== secretKey.reveal()) return { secretKey: secretId.reveal() };
    throw new Inapplicable("the SecretKey of the profile is its SecretId");
  };

  /** Signing with the profile's SecretId and the SecretKey of its other caller, where the profile has one with another. */
  readonly otherCallersKey = (): Signing => ({ secretKey: this.#otherCaller().secretKey.reveal() });

  /** Signing as the profile's other caller, its token included, but with the usual SecretKey. */
  readonly otherCallersId = (): Signing => {
    this.#otherCaller();
    return { as: "unauthorized", secretKey: this.secretKey() };
  };

  #otherCaller(): Credentials {
    const { credentials, unauthorizedCredentials: other } = this.#profile;
    if (!other) throw new Inapplicable("the profile names no unauthorizedCredentials");
    if (other.secretKey.reveal() !== credentials.secretKey.reveal()) return other;
    throw new Inapplicable("both callers of the profile have the same SecretKey");
  }

  /** Signing with a SecretKey that is not the profile's own, made from it. */
  readonly changedKey = (change: (secretKey: string) => string): Signing => {
    const secretKey = change(this.secretKey());
    if (secretKey !== this.secretKey()) return { secretKey };
    throw new Inapplicable("the SecretKey of the profile stays the same under this change");
  };
}
