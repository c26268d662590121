import type { Action } from "../action.ts";
import type { Call } from "../call.ts";
import { Refusal } from "../refusal.ts";

/** The frame of a request: method, sizes, path, media type, the common headers. */
export interface ProtocolRules {
  readonly methods: readonly string[];
  /** Bytes of a POST body. */
  readonly bodyMaximum: number;
  /** Bytes of a GET query. */
  readonly queryMaximum: number;
  readonly versions: readonly string[];
  /** Headers without which no request is understood, with the parameter that each stands for. */
  readonly commonParameters: readonly { readonly header: string; readonly name: string }[];
  readonly actions: Readonly<Record<string, Action>>;
  readonly checkMethod: (call: Call) => void;
  readonly checkSize: (call: Call) => void;
  readonly checkPath: (call: Call) => void;
  readonly checkContentType: (call: Call) => void;
  readonly checkCommonParameters: (call: Call) => void;
  readonly findAction: (call: Call) => Action;
  readonly checkVersion: (call: Call) => void;
}

/** The reference's reading; the actions themselves come from the actions folder. */
export const protocolRules: Omit<ProtocolRules, "actions"> = {
  methods: ["POST", "GET"],
  bodyMaximum: 10 * 1024 * 1024,
  queryMaximum: 32 * 1024,
  versions: ["2019-01-18"],
  commonParameters: [
    { header: "x-tc-action", name: "Action" },
    { header: "x-tc-version", name: "Version" },
    { header: "x-tc-timestamp", name: "Timestamp" },
  ],
  checkMethod: ({ request, rules }) => {
    if (!rules.methods.includes(request.method))
      throw new Refusal("UnsupportedProtocol", `The method ${request.method}`);
  },
  checkSize: ({ request, query, rules }) => {
    if (request.bodyLength > rules.bodyMaximum) {
      throw new Refusal("RequestSizeLimitExceeded", String(rules.bodyMaximum));
    }
    if (query.length > rules.queryMaximum)
      throw new Refusal("RequestSizeLimitExceeded", String(rules.queryMaximum));
  },
  // A POST has no canonical query, so parameters in its query would be unsigned.
  checkPath: ({ request }) => {
    const path = request.method === "GET" ? request.target.split("?", 1)[0] : request.target;
    if (path !== "/") throw new Refusal("InvalidParameter", "the path must be / and a POST has no query");
  },
  checkContentType: (call) => {
    if (call.request.method === "GET") return;
    const mediaType = (call.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
    if (mediaType !== "application/json")
      throw new Refusal("UnsupportedProtocol", "A body that is not application/json");
  },
  checkCommonParameters: (call) => {
    const missing = call.rules.commonParameters.find(({ header }) => call.header(header) === undefined);
    if (missing !== undefined) throw new Refusal("MissingParameter", missing.name);
  },
  findAction: (call) => {
    const name = call.header("x-tc-action") ?? "";
    const action = Object.hasOwn(call.rules.actions, name) ? call.rules.actions[name] : undefined;
    if (action === undefined) throw new Refusal("InvalidAction", name);
    return action;
  },
  checkVersion: (call) => {
    const version = call.header("x-tc-version") ?? "";
    if (!call.rules.versions.includes(version)) throw new Refusal("NoSuchVersion", version);
  },
};
