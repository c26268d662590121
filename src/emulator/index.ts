export type { Action, Parameter } from "./action.ts";
export { Call } from "./call.ts";
export { createEndpoint, type Endpoint, type EndpointOptions } from "./endpoint.ts";
export type { EndpointFacts } from "./facts.ts";
export type { Envelope, Fields, WireRequest, WireResponse } from "./message.ts";
export { type ErrorCode, Refusal } from "./refusal.ts";
export type { Rules } from "./rules.ts";
export { type ServeOptions, type Service, serve } from "./serve.ts";
