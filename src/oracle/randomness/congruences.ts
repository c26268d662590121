/** A sum over bytes that stand apart in a stream, which a generator makes come out nearly the same everywhere. */
interface Relation {
  readonly generator: string;
  /** How far from the first byte each one stands, and how often it counts; the last or the first counts an odd number of times. */
  readonly terms: readonly (readonly [offset: number, weight: number])[];
}

const dense = (generator: string, ...weights: readonly number[]): Relation => ({
  generator,
  terms: weights.map((weight, offset) => [offset, weight] as const),
});

/**
 * The generators that programs have at hand and that no secret may come of. For x -> a x + c modulo m the weights w are a short
 * vector with sum(w_i a^i) = 0 modulo m, found by lattice reduction: it takes x away and leaves c and what was cut off.
 * Where the byte is cut out of the middle of x, m is the power of two above it.
 */
const relations: readonly Relation[] = [
  dense("java.util.Random or drand48", 2, 6, 10, 1, 4, -3, -3, -1, -2, 9, 9),
  dense("java.util.Random", -9, 0, -4, -4, 4, 1),
  dense("Numerical Recipes", -2, -4, 3, 28, -12, -9),
  dense("Numerical Recipes", -15, 15, 12, -32),
  dense("rand of ANSI C", -12, 4, -3, -4, -9),
  dense("rand of ANSI C", 37, -22, 2, 0, -9),
  dense("rand of ANSI C", 27, 3, 13, 13, 10, 6),
  dense("rand of Visual C++", 27, 27, 9, 1),
  dense("rand of Visual C++", -27, 0, 18, 8, 1),
  dense("rand of Borland C", -1, -19, 9, -5, -16),
  dense("Random of Delphi", 21, -6, -11, 31, -1, 2),
  dense("minstd_rand0", 19, -2, -13, -17, 6, -6),
  dense("minstd_rand", 13, 15, 2, -22, 14, -18),
  dense("rand of musl", -3, -4, -1, 4, 10, -20, 7, -2, 1),
  dense("a linear congruence of 64 bits", 5, -7, 14, -5, -1, -4, 12, 7, 24, -2, 3, -7, 1),
  dense("a linear congruence of 64 bits", 3, -4, 10, -4, 2, 8, -1, -6, -1, -3),
  {
    generator: "rand of glibc",
    terms: [
      [0, -1],
      [28, -1],
      [31, 1],
    ],
  },
  {
    generator: "math/rand of Go",
    terms: [
      [0, -1],
      [334, -1],
      [607, 1],
    ],
  },
];

/** Sums that are looked at for each relation, at most: a fraction of them shows what is there to see. */
const enough = 1024;

/** Bytes of a stream come one by one, or in words of four of which each place is a stream of its own. */
const strides = [1, 4] as const;

/**
 * The generator whose arithmetic shows in the bytes of data keys, or `undefined`. Each sum, turned into a point of the
 * circle, is as likely to be anywhere, whatever the bytes before: it has one of its own that counts an odd number of
 * times. Of n such points the square of the length of their sum exceeds 160 n with a probability of 4 e^-40 (Hoeffding); with 90
 * sums to look at, 1.5·10^-15.
 */
export function congruenceIn(keys: readonly Uint8Array[]): string | undefined {
  return relations.find((relation) =>
    strides.some((stride) =>
      Array.from({ length: stride }, (_, place) => place).some((place) =>
        isHeaped(keys, relation, stride, place),
      ),
    ),
  )?.generator;
}

function isHeaped(keys: readonly Uint8Array[], { terms }: Relation, stride: number, place: number): boolean {
  const span = stride * (terms.at(-1)?.[0] ?? 0);
  const heap = new Float64Array(256);
  let count = 0;
  for (const key of keys) {
    for (let at = place; at + span < key.length && count < enough; at += stride) {
      let sum = 0;
      for (const [offset, weight] of terms) sum += weight * (key[at + stride * offset] ?? 0);
      heap[sum & 255] = (heap[sum & 255] ?? 0) + 1;
      count += 1;
    }
  }
  return squaredLength(heap) > 160 * count;
}

/** Of the sum of points on the circle, of which so many lie in each of 256 directions. */
function squaredLength(heap: Float64Array): number {
  let [x, y] = [0, 0];
  for (const [direction, count] of heap.entries()) {
    const angle = (2 * Math.PI * direction) / heap.length;
    x += count * Math.cos(angle);
    y += count * Math.sin(angle);
  }
  return x * x + y * y;
}
