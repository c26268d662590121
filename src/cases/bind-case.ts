import type { Parameters } from "../model/exchange.ts";
import { isPlaceholder, type KeySymbol, type Placeholder, type Spelling } from "./placeholder.ts";
import type { Case } from "./row.ts";

/** What a run puts in the place of placeholders. */
export interface Binding {
  /** Identifier of the enabled CMK. */
  readonly keyId: string;
  /** PEM of the public key of a pair that the run owns. */
  readonly publicKey: (symbol: KeySymbol) => string;
}

/** The parameters to send: placeholders replaced at any depth, and KeyId added unless the case is about KeyId. */
export function bindCase(unbound: Case, binding: Binding): Parameters {
  const entries = Object.entries(unbound.parameters).map(([name, value]) => [name, resolve(value, binding)]);
  const keyIdIsGiven =
    Object.hasOwn(unbound.parameters, "KeyId") || unbound.faults.includes("KeyId.required");
  return Object.fromEntries(keyIdIsGiven ? entries : [["KeyId", binding.keyId], ...entries]);
}

function resolve(value: unknown, binding: Binding): unknown {
  if (isPlaceholder(value)) return fill(value, binding);
  if (Array.isArray(value)) return value.map((item) => resolve(item, binding));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolve(item, binding)]));
}

function fill(place: Placeholder, binding: Binding): string {
  switch (place.placeholder) {
    case "public-key":
      return binding.publicKey(place.symbol);
    case "enabled-key":
      return spelledKey(place, binding.keyId);
    default:
      return place satisfies never;
  }
}

function spelledKey(place: Extract<Placeholder, { placeholder: "enabled-key" }>, keyId: string): string {
  const { spelling, prefix = "", cut = 0, suffix = "" } = place;
  const spelled = spelling === undefined ? keyId : respelled(spelling, keyId);
  return prefix + spelled.slice(0, spelled.length - cut) + suffix;
}

const spellings: Readonly<Record<Spelling, (keyId: string) => string>> = {
  // As much as people tell each other of a UUID.
  beginning: (keyId) => keyId.slice(0, 8),
  "without-hyphens": (keyId) => keyId.replaceAll("-", ""),
  "other-middle": (keyId) => {
    const [from, to] = [Math.floor(keyId.length / 4), Math.ceil((keyId.length * 5) / 8)];
    return keyId.slice(0, from) + keyId.slice(from, to).replace(/[0-9a-f]/gi, otherDigit) + keyId.slice(to);
  },
  // The digit after the second hyphen of a UUID says of which version it is.
  "other-version": (keyId) => keyId.replace(/(?<=^[^-]+-[^-]+-)[0-9a-f]/i, otherDigit),
  // What Unicode folds into the ASCII that it looks like.
  wide: (keyId) =>
    keyId.replaceAll(/[0-9A-Za-z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
};

/** Identifiers under this length are too near to each other: spelled otherwise one could be another that there is. */
const tellingLength = 16;

/** Never the identifier itself, nor another that there may be: one with too little to change gets twelve digits more. */
function respelled(spelling: Spelling, keyId: string): string {
  const changed = spellings[spelling](keyId);
  return changed === keyId || keyId.length < tellingLength ? `${keyId}0123456789ab` : changed;
}

/** Another digit of the same kind: a letter for a letter, a number for a number. */
function otherDigit(digit: string): string {
  return "1234567890bcdefaBCDEFA".charAt("0123456789abcdefABCDEF".indexOf(digit));
}
