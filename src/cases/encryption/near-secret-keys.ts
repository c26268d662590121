/** A SecretKey made from the right one. */
export interface NearSecretKey {
  readonly name: string;
  readonly change: (secretKey: string) => string;
}

/** SecretKeys that are nearly right: an endpoint that cuts or folds what it stores would take them. */
export const nearSecretKeys: readonly NearSecretKey[] = [
  { name: "cut", change: (secretKey) => secretKey.slice(0, -1) },
  {
    name: "other-case",
    change: (secretKey) =>
      secretKey === secretKey.toUpperCase() ? secretKey.toLowerCase() : secretKey.toUpperCase(),
  },
];
