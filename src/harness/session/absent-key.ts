import { randomBytes, randomInt, randomUUID } from "node:crypto";

/** Digits that are left to chance, at least: two identifiers are then equal less than once in 10^7 times. */
const enoughDigits = 8;
/** Letters and digits that are long enough to be another identifier in another order. */
const enoughCharacters = 16;

/**
 * A KeyId that no CMK has, in the form of the enabled CMK's, so that an endpoint that takes identifiers of its own kind
 * only finds nothing wrong with it: of a UUID the first eight digits are left to chance, of what ends in hexadecimal digits
 * these, of a long word of letters and digits their order, elsewhere every decimal digit but a first one. It is a random
 * UUID where that leaves too little to chance.
 */
export function absentKeyLike(enabledKey: string | null | undefined): string {
  const like = enabledKey ?? "";
  const isUpper = like === like.toUpperCase();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(like)) {
    const start = randomBytes(4).toString("hex");
    return (isUpper ? start.toUpperCase() : start) + like.slice(8);
  }
  const [tail = ""] = /[0-9a-f]*$/.exec(like) ?? [];
  if (tail.length >= enoughDigits && /[a-f]/.test(tail))
    return like.slice(0, -tail.length) + randomBytes(tail.length).toString("hex").slice(0, tail.length);
  const [word = ""] = /[0-9a-z]*$/i.exec(like) ?? [];
  if (word.length >= enoughCharacters && /[a-z]/i.test(word) && new Set(word.slice(2)).size > 2)
    return like.slice(0, 2 - word.length) + reordered(word.slice(2));
  const others = like.slice(1).replace(/\d/g, () => String(randomInt(10)));
  return others.replace(/\D/g, "").length < enoughDigits ? randomUUID() : like.slice(0, 1) + others;
}

/** The characters in another order than they had. */
function reordered(text: string): string {
  const drawn = [...text].map((character) => ({ character, at: randomInt(2 ** 40) }));
  const other = drawn.toSorted((one, another) => one.at - another.at).map(({ character }) => character);
  return other.join("") === text ? reordered(text) : other.join("");
}
