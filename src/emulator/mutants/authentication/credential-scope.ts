import type { Call } from "../../call.ts";
import { replacing } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import { alsoSigned, withHeader } from "../changes/caller-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const today = (call: Call): string => new Date(call.state.now()).toISOString().slice(0, 10);

/** What the credential scope and the list of signed headers may say. */
export const credentialScopeMutants: readonly Mutant[] = [
  mutant(
    "scope-date-unchecked",
    ["TC3-06"],
    "the date of the scope is any that was signed",
    replacing({ checkScopeDate: () => undefined }),
  ),
  mutant("scope-date-by-year", ["TC3-06"], "of the scope's date only the year is checked", (reference) => ({
    ...reference,
    checkScopeDate: (call) =>
      call.authorization.date.slice(0, 4) === today(call).slice(0, 4)
        ? undefined
        : reference.checkScopeDate(call),
  })),
  mutant("scope-date-no-date", ["TC3-06"], "a scope's date that is no date is not checked", (reference) => ({
    ...reference,
    checkScopeDate: (call) =>
      Number.isNaN(Date.parse(call.authorization.date)) ? undefined : reference.checkScopeDate(call),
  })),
  mutant(
    "scope-date-day-before",
    ["TC3-06"],
    "the scope may have the date of the day before or after",
    (reference) => ({
      ...reference,
      checkScopeDate: (call) => {
        const days = Math.abs(Date.parse(call.authorization.date) - Date.parse(today(call))) / 86_400_000;
        if (!(days <= 1)) reference.checkScopeDate(call);
      },
    }),
  ),
  mutant(
    "scope-service-unchecked",
    ["TC3-07"],
    "the service of the scope is any that was signed",
    replacing({ checkScopeService: () => undefined }),
  ),
  mutant("scope-service-cvm-too", ["TC3-07"], "requests signed for cvm are taken", (reference) => ({
    ...reference,
    checkScopeService: (call) =>
      call.authorization.service === "cvm" ? undefined : reference.checkScopeService(call),
  })),
  mutant(
    "scope-not-read",
    ["TC3-06", "TC3-07", "TC3-05"],
    "the scope that counts is the endpoint's own, whatever Authorization says",
    (reference) => ({
      ...reference,
      readAuthorization: (call) => ({
        ...reference.readAuthorization(call),
        date: today(call),
        service: "kms",
        terminator: "tc3_request",
      }),
    }),
  ),
  mutant(
    "scope-terminator-not-read",
    ["TC3-05", "TC3-01"],
    "the end of the scope is tc3_request, whatever Authorization says",
    (reference) => ({
      ...reference,
      readAuthorization: (call) => ({ ...reference.readAuthorization(call), terminator: "tc3_request" }),
    }),
  ),
  mutant(
    "signed-headers-not-required",
    ["TC3-05"],
    "content-type and host need not be signed",
    replacing({ requiredSignedHeaders: [] }),
  ),
  mutant(
    "signed-host-not-required",
    ["TC3-05"],
    "host need not be signed",
    replacing({ requiredSignedHeaders: ["content-type"] }),
  ),
  mutant(
    "signed-content-type-not-required",
    ["TC3-05"],
    "content-type need not be signed",
    replacing({ requiredSignedHeaders: ["host"] }),
  ),
  mutant(
    "signed-headers-not-read",
    ["TC3-05", "TC3-04", "GDK-02"],
    "only content-type and host are covered, whatever SignedHeaders says",
    (reference) => ({
      ...reference,
      readAuthorization: (call) => ({
        ...reference.readAuthorization(call),
        signedHeaders: ["content-type", "host"],
      }),
    }),
  ),
  mutant(
    "signed-headers-more-refused",
    ["TC3-05", "GDK-02"],
    "a request that signs further headers is refused",
    (reference) => ({
      ...reference,
      checkSignedHeaders: (call) => {
        reference.checkSignedHeaders(call);
        if (call.authorization.signedHeaders.length > 2)
          throw new Refusal("AuthFailure.SignatureFailure", "sign content-type and host");
      },
    }),
  ),
  mutant(
    "signed-headers-four-at-most",
    ["TC3-05", "GDK-02"],
    "a request that signs more than four headers is refused",
    (reference) => ({
      ...reference,
      checkSignedHeaders: (call) => {
        reference.checkSignedHeaders(call);
        if (call.authorization.signedHeaders.length > 4)
          throw new Refusal("AuthFailure.InvalidAuthorization", "too many headers");
      },
    }),
  ),
  mutant(
    "signed-headers-list-not-covered",
    ["TC3-05"],
    "the signature does not cover which headers it covers",
    alsoSigned((call) =>
      ["content-type;host"].map((names) =>
        withHeader(
          call,
          "authorization",
          (call.header("authorization") ?? "").replace(/SignedHeaders=[^,]*/, `SignedHeaders=${names}`),
        ),
      ),
    ),
  ),
  mutant(
    "signed-values-case-kept",
    ["API-01", "GDK-02", "TC3-05"],
    "values are not put into lower case, so that a charset in capitals never fits",
    (reference) => ({
      ...reference,
      canonicalHeaders: (call, host) => {
        const contentType = call.header("content-type") ?? "";
        const right = reference.canonicalHeaders(call, host);
        return right.replace(
          `content-type:${contentType.trim().toLowerCase()}`,
          () => `content-type:${contentType.trim()}`,
        );
      },
    }),
  ),
];
