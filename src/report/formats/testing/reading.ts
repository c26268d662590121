/** A piece of parsed JSON that a test looks into: members and elements by name, the value itself at the end. */
export class Reading {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  /** The member or element at the end of a path; reads undefined where there is none. */
  at(...path: readonly (string | number)[]): Reading {
    return path.reduce<Reading>((from, name) => new Reading(memberOf(from.value, name)), this);
  }

  /** The elements of an array; none where it is something else. */
  get all(): readonly Reading[] {
    return Array.isArray(this.value) ? this.value.map((element) => new Reading(element)) : [];
  }
}

/** Reads a JSON text. */
export function reading(text: string): Reading {
  return new Reading(JSON.parse(text));
}

function memberOf(value: unknown, name: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
