import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { WireRequest } from "../../message.ts";
import type { Caller } from "../../state.ts";
import { resent } from "./changes.ts";

/** Whether a check lets the call through. */
export function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

/** The first caller who is allowed everything: for whom an endpoint takes whom it has not looked at. */
export function anyCaller(call: Call): Caller {
  const caller = [...call.state.callers.values()].find(({ allowed, token }) => allowed && !token);
  if (caller === undefined) throw new Error("the endpoint has no caller");
  return caller;
}

/** Takes a signature that would be right had the request been another one of `candidates`. */
export const alsoSigned =
  (candidates: (call: Call) => Iterable<Partial<WireRequest>>): Change =>
  (reference) => ({
    ...reference,
    checkSignature: (call) => {
      if (passes(() => reference.checkSignature(call))) return;
      for (const other of candidates(call)) {
        if (passes(() => reference.checkSignature(resent(call, other)))) return;
      }
      reference.checkSignature(call);
    },
  });

/** Headers with one of them set. */
export const withHeader = (call: Call, name: string, value: string): Partial<WireRequest> => ({
  headers: { ...call.request.headers, [name]: value },
});

/** Takes requests, some by their Authorization header ("" where there is none), for those of a caller without looking further. */
export const trusting =
  (trusted: (authorization: string, call: Call) => boolean): Change =>
  (reference) => {
    const isTrusted = (call: Call): boolean => trusted(call.header("authorization") ?? "", call);
    return {
      ...reference,
      identify: (call) => (isTrusted(call) ? anyCaller(call) : reference.identify(call)),
      authenticate: (call) => (isTrusted(call) ? undefined : reference.authenticate(call)),
    };
  };
