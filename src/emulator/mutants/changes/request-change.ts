import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { asksForDataKey } from "./rule-change.ts";

type Parameters = ReadonlyMap<string, unknown>;

/** Changes the parameters of requests for data keys before anything looks at them. */
export const onParameters =
  (change: (parameters: Parameters, call: Call) => Parameters): Change =>
  (reference) => ({
    ...reference,
    readParameters: (call) => {
      const parameters = reference.readParameters(call);
      return asksForDataKey(call) ? change(parameters, call) : parameters;
    },
  });

/** Changes the value of one parameter; `undefined` takes it away. */
export const rewriting = (
  name: string,
  change: (value: unknown, parameters: Parameters, call: Call) => unknown,
): Change =>
  onParameters((parameters, call) =>
    new Map(parameters).set(name, change(parameters.get(name), parameters, call)),
  );

/** Changes one parameter where it is text. */
export const onText = (name: string, change: (text: string) => string): Change =>
  rewriting(name, (value) => (typeof value === "string" ? change(value) : value));

/** Changes NumberOfBytes where it is an integer, before its bounds are checked. */
export const onNumber = (change: (count: number) => number): Change =>
  rewriting("NumberOfBytes", (value) =>
    typeof value === "number" && Number.isInteger(value) ? change(value) : value,
  );

/** Reads values of one parameter that are no text; what `read` does not know is refused as ever. */
export const readingText =
  (name: string, read: (value: unknown) => string | undefined): Change =>
  (reference) => ({
    ...reference,
    asText: (known, value) => {
      const text = known === name && typeof value !== "string" ? read(value) : undefined;
      return text ?? reference.asText(known, value);
    },
  });

/** Reads values of NumberOfBytes that are no integer; what `read` does not know is refused as ever. */
export const readingNumber =
  (read: (value: unknown) => number | undefined): Change =>
  (reference) => ({
    ...reference,
    asInteger: (name, value) => {
      const count = name === "NumberOfBytes" && !Number.isInteger(value) ? read(value) : undefined;
      return count ?? reference.asInteger(name, value);
    },
  });

/** Bytes that the call's KeySpec stands for, `undefined` without a valid one. */
export const keySpecLength = (call: Call): number | undefined =>
  call.rules.keySpecBytes[call.text("KeySpec") ?? ""];

/** Decides anew about the length where both NumberOfBytes and a valid KeySpec are given. */
export const onBothLengths =
  (decide: (count: number, specified: number, call: Call) => number): Change =>
  (reference) => ({
    ...reference,
    resolveLength: (call) => {
      const [count, specified] = [call.integer("NumberOfBytes"), keySpecLength(call)];
      if (count === undefined || specified === undefined) return reference.resolveLength(call);
      return decide(count, specified, call);
    },
  });

/** Gives requests with neither length one of `length` bytes. */
export const withoutLengths =
  (length: (call: Call) => number | undefined): Change =>
  (reference) => ({
    ...reference,
    resolveLength: (call) => {
      const absent = call.integer("NumberOfBytes") === undefined && call.text("KeySpec") === undefined;
      return (absent ? length(call) : undefined) ?? reference.resolveLength(call);
    },
  });
