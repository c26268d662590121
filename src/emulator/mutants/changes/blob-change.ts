import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { Fields } from "../../message.ts";
import { Refusal } from "../../refusal.ts";

/** Refuses a CiphertextBlob or its context. */
export function unopened(): never {
  throw new Refusal("InvalidParameterValue.InvalidCiphertext");
}

/** Writes a CiphertextBlob with something added to it, which `read` takes off again. */
export const rewritten =
  (
    write: (blob: string, dataKey: Uint8Array, call: Call) => string,
    read: (blob: string) => string,
  ): Change =>
  (reference) => ({
    ...reference,
    seal: (call, key, dataKey, context) => write(reference.seal(call, key, dataKey, context), dataKey, call),
    open: (call, key, blob, context) => reference.open(call, key, read(blob), context),
    blobKeyId: (blob) => reference.blobKeyId(read(blob)),
  });

/** Adds one more part to a CiphertextBlob; `undefined` adds none. */
export const withPart = (part: (dataKey: Uint8Array, call: Call) => string | undefined): Change =>
  rewritten(
    (blob, dataKey, call) => [blob, part(dataKey, call)].filter((each) => each !== undefined).join("~"),
    (blob) => blob.split("~", 1)[0] ?? "",
  );

/** What an endpoint remembers of the CiphertextBlobs that it has made. */
interface Sealed {
  readonly context: string;
  readonly dataKey: Uint8Array;
  opened: number;
}

/** Opens every CiphertextBlob out of what was remembered when it was made; what was not made here is refused. */
export const opening =
  (open: (sealed: Sealed, given: string, call: Call) => Uint8Array | undefined): Change =>
  (reference) => {
    const made = new Map<string, Sealed>();
    return {
      ...reference,
      seal: (call, key, dataKey, context) => {
        const blob = reference.seal(call, key, dataKey, context);
        made.set(blob, { context, dataKey, opened: 0 });
        return blob;
      },
      open: (call, key, blob, context) => {
        const sealed = made.get(blob);
        if (sealed === undefined) return reference.open(call, key, blob, context);
        sealed.opened += 1;
        const opened = open(sealed, context, call);
        return opened instanceof Uint8Array ? opened : reference.open(call, key, blob, context);
      },
    };
  };

/** Takes contexts for equal that are not. */
export const contextsAlike = (alike: (sealed: string, given: string) => boolean): Change =>
  opening(({ context, dataKey }, given) => (alike(context, given) ? dataKey : undefined));

/** Compares something of the contexts instead of the contexts. */
export const contextsBy = (view: (context: string) => unknown): Change =>
  contextsAlike((sealed, given) => JSON.stringify(view(sealed)) === JSON.stringify(view(given)));

/** The pairs of a context, empty for one that has none. */
export function pairsOf(context: string): readonly (readonly [string, unknown])[] {
  try {
    const value: unknown = JSON.parse(context);
    return typeof value === "object" && value !== null ? Object.entries(value) : [];
  } catch {
    return [];
  }
}

/** Changes the members of granted answers of Decrypt. */
export const onDecrypted =
  (change: (fields: Fields, call: Call) => Fields): Change =>
  (reference) => ({
    ...reference,
    successAnswer: (call, fields) =>
      reference.successAnswer(call, call.action.use === "open" ? change(fields, call) : fields),
  });

/** Changes the data key that Decrypt gives. */
export const onOpened =
  (change: (dataKey: Uint8Array, call: Call) => Uint8Array): Change =>
  (reference) => ({
    ...reference,
    open: (call, key, blob, context) => change(reference.open(call, key, blob, context), call),
  });
