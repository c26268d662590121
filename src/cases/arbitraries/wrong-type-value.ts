import fc from "fast-check";

/**
 * JSON values of another type than the parameter's, never null. For `integer` a fraction and a number in text are among
 * them. Shrinks towards `false`.
 */
export function wrongTypeValue(type: "string" | "integer"): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return fc.oneof({ withCrossShrink: true }, fc.boolean(), fc.integer(), fraction(), ...structures());
    case "integer":
      return fc.oneof({ withCrossShrink: true }, fc.boolean(), text(), fraction(), ...structures());
    default:
      return type satisfies never;
  }
}

/** Halves within the bounds of a length, so that nothing but the fraction is wrong. */
function fraction(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 1000 }).map((n) => n + 0.5);
}

function text(): fc.Arbitrary<string> {
  return fc.oneof(fc.integer({ min: 1, max: 1000 }).map(String), fc.string({ maxLength: 8 }));
}

function structures(): readonly fc.Arbitrary<unknown>[] {
  const item = fc.oneof(fc.string({ maxLength: 8 }), fc.integer());
  return [
    fc.array(item, { maxLength: 3 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }).map(plainName), item, {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ];
}

/** Names that no placeholder and no prototype has. */
function plainName(name: string): string {
  return `k${name}`;
}
