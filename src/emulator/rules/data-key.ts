import type { Call } from "../call.ts";
import { Refusal } from "../refusal.ts";

/** How long a data key is, and the key itself. */
export interface DataKeyRules {
  readonly numberOfBytesMinimum: number;
  readonly numberOfBytesMaximum: number;
  /** Bytes of a data key by KeySpec. */
  readonly keySpecBytes: Readonly<Record<string, number>>;
  readonly checkNumberOfBytes: (call: Call) => void;
  readonly checkKeySpec: (call: Call) => void;
  /** Bytes of the data key that the call asks for. */
  readonly resolveLength: (call: Call) => number;
  /** Characters of an EncryptionContext. */
  readonly contextMaximum: number;
  readonly checkContext: (call: Call) => void;
  readonly makeDataKey: (length: number, call: Call) => Uint8Array;
  readonly encodePlaintext: (bytes: Uint8Array, call: Call) => string;
}

/**
 * The reference's reading. Where the document names no code, InvalidParameter, which is of the action's own list;
 * neither length given is a parameter missing. A KeySpec that is no valid value is refused even beside a good
 * NumberOfBytes: that one prevails says which length counts, not that the other may be anything. An
 * EncryptionContext is any string of up to 1024 characters, the bound that Decrypt states: whether it must parse as
 * JSON, the document does not enforce, and sealing it needs only that the same string comes back.
 */
export const dataKeyRules: DataKeyRules = {
  numberOfBytesMinimum: 1,
  numberOfBytesMaximum: 1024,
  keySpecBytes: { AES_128: 16, AES_256: 32 },
  checkNumberOfBytes: (call) => {
    const { numberOfBytesMinimum: minimum, numberOfBytesMaximum: maximum } = call.rules;
    const length = call.integer("NumberOfBytes");
    if (length === undefined || (length >= minimum && length <= maximum)) return;
    throw new Refusal("InvalidParameter", `NumberOfBytes must be ${minimum} to ${maximum}`);
  },
  checkKeySpec: (call) => {
    const keySpec = call.text("KeySpec");
    if (keySpec === undefined || Object.hasOwn(call.rules.keySpecBytes, keySpec)) return;
    throw new Refusal(
      "InvalidParameter",
      `KeySpec must be one of ${Object.keys(call.rules.keySpecBytes).join(", ")}`,
    );
  },
  resolveLength: (call) => {
    const length = call.integer("NumberOfBytes") ?? call.rules.keySpecBytes[call.text("KeySpec") ?? ""];
    if (length === undefined) throw new Refusal("MissingParameter", "KeySpec or NumberOfBytes");
    return length;
  },
  contextMaximum: 1024,
  checkContext: (call) => {
    const { contextMaximum } = call.rules;
    const context = call.text("EncryptionContext") ?? "";
    if (context.length <= contextMaximum || [...context].length <= contextMaximum) return;
    throw new Refusal("InvalidParameter", `EncryptionContext must have at most ${contextMaximum} characters`);
  },
  makeDataKey: (length, call) => call.state.randomBytes(length),
  encodePlaintext: (bytes) => Buffer.from(bytes).toString("base64"),
};
