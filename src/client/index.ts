export { type Client, type ClientOptions, createClient } from "./client.ts";
export { type Clock, measureSkew, systemClock } from "./clock.ts";
export { isLoopback, readEndpoint } from "./endpoint.ts";
export { KeyRing } from "./key-ring.ts";
export { type RedactedRequest, redactAnswer, redactRequest } from "./redact.ts";
export { createRedactor, redactSecrets } from "./redactor.ts";
export { RequestCapReached, type Totals } from "./request-cap.ts";
export { type StopSign, stopSignOf } from "./stop-sign.ts";
export { createTimetable, type Timetable } from "./timetable.ts";
