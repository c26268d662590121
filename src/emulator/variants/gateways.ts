import type { Call } from "../call.ts";
import type { Change } from "../change.ts";
import type { WireResponse } from "../message.ts";
import { coding, onResponse, variant } from "./change.ts";
import type { Variant } from "./variant.ts";

/** Some requests get no answer of the endpoint but one of what stands before it. */
const keptBack = (when: (call: Call) => boolean, answer: WireResponse): Change =>
  onResponse((own, call) => (when(call) ? answer : own));

const json = (status: number, message: string): WireResponse => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify({ message }),
});

const page = (status: number, headers: Readonly<Record<string, string>> = {}): WireResponse => ({
  status,
  headers: { "content-type": "text/html", ...headers },
  body: "<html><h1>gateway</h1></html>",
});

const every = (nth: number) => (call: Call) => call.number % nth === 0;
const isGet = (call: Call): boolean => call.request.method === "GET";
const isForOthers = (call: Call): boolean => call.header("host")?.endsWith(".invalid") ?? false;

/** A gateway stands before the endpoint and at times speaks for itself, in the way of HTTP. */
export const gatewayVariants: readonly Variant[] = [
  variant(
    "gateway-throttles-now-and-then",
    "one request in 97 gets status 429 with JSON of the gateway, and is served when it comes again",
    keptBack(every(97), json(429, "API rate limit exceeded")),
  ),
  variant(
    "gateway-throttles-by-a-page",
    "one request in 61 gets a page with status 429, and is served when it comes again",
    keptBack(every(61), page(429, { "retry-after": "1" })),
  ),
  variant(
    "gateway-times-out-now-and-then",
    "one request in 89 gets status 504 with JSON of the gateway",
    keptBack(every(89), json(504, "Endpoint request timed out")),
  ),
  variant(
    "gateway-out-of-reach-now-and-then",
    "one request in 89 gets the page with status 522 of a network before the gateway",
    keptBack(every(89), page(522)),
  ),
  variant(
    "get-redirected",
    "there is no GET, and one that comes is sent to another place",
    keptBack(isGet, page(302, { location: "https://docs.example/" })),
  ),
  variant("get-behind-nothing", "nobody serves GET behind the gateway", keptBack(isGet, page(502))),
  variant(
    "other-hosts-not-found",
    "a request for another host finds no page",
    keptBack(isForOthers, page(404)),
  ),
  variant(
    "other-hosts-redirected",
    "a request for another host is sent to this one",
    keptBack(isForOthers, page(301, { location: "https://kms.example/" })),
  ),
  variant(
    "media-type-required",
    "a request without a media type gets status 415 of the framework",
    keptBack(
      (call) => !isGet(call) && call.header("content-type") === undefined,
      json(415, "Unsupported Media Type"),
    ),
  ),
  variant(
    "unsigned-is-unauthorized",
    "a request that is not signed is an operation without authorisation",
    coding(({ code }, call) =>
      code === "AuthFailure.InvalidAuthorization" && call.header("authorization") === undefined
        ? "UnauthorizedOperation"
        : undefined,
    ),
  ),
  variant(
    "unsigned-is-token-failure",
    "a request that is not signed lacks a token",
    coding(({ code }, call) =>
      code === "AuthFailure.InvalidAuthorization" && call.header("authorization") === undefined
        ? "AuthFailure.TokenFailure"
        : undefined,
    ),
  ),
];
